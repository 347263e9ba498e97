import * as z from 'zod'

/** What can be wanting in the record of a customer, by the part of its quality that suffers. */
export const defectsOf = {
  /** 完整: what should be known and is not. */
  complete: [
    'no_phone',
    'no_other_contact',
    'no_region',
    'no_address',
    'no_gender',
    'no_birthday',
    'no_industry',
    'no_key_person',
    'no_owner',
  ],
  /** 有效: what is there and cannot be right, or does not work. */
  valid: [
    'unreachable_phone',
    'bounced_email',
    'unverified_contact',
    'unclear_name',
    'invalid_id_card',
    'unlikely_birthday',
    'conflict',
  ],
  /** 新鲜: what nobody has confirmed for long, and for twice as long. */
  fresh: ['unconfirmed', 'long_unconfirmed'],
} as const
export const QualityPart = z.enum(['complete', 'valid', 'fresh'])
export type QualityPart = z.infer<typeof QualityPart>
export const Defect = z.enum([...defectsOf.complete, ...defectsOf.valid, ...defectsOf.fresh])
export type Defect = z.infer<typeof Defect>
