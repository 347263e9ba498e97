import type { DuplicateReasonCode } from '@zhike/contract/duplicates'

/** One thing that speaks for two records being one customer, or against it. */
export interface Evidence {
  readonly code: DuplicateReasonCode
  /** In bits: how many times more often, as a power of two, it happens to one customer than to two. */
  readonly weight: number
  /** A number that belongs to the reason: under how many names a phone stands. */
  readonly value?: number
  /** `review`: a person must look, however much else speaks for it. `never`: they are two. */
  readonly decides?: 'review' | 'never'
}

/** How frequent in the archive is what two records share: without it nobody could tell 张伟 from 尉迟承志. */
export interface Frequencies {
  /** Customers in the archive. */
  readonly customers: number
  /** How many bear this name; of a name in the archive at least one. */
  namesakes(key: string): number
  /** Under how many different names a phone, e-mail or WeChat stands. */
  bearers(kind: 'phone' | 'email' | 'wechat', value: string): number
}

/** A small archive says little of how frequent a name is: it is taken for a part of a larger one. */
export const background = 20_000
