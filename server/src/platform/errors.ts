import { type ErrorCode, statusOf } from '@zhike/contract/errors'
import { type Locale, type Reason, reasons, reasonText } from '@zhike/contract/reasons'

interface ErrorDetails {
  /** Path of a field to what would be right there. */
  readonly fields?: Readonly<Record<string, string>>
  readonly existingId?: string
  /** Seconds after which a repeat makes sense. */
  readonly retryAfter?: number
}

/** The one error that operations throw; everything else that is thrown is a bug. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly reason: Reason
  readonly details: ErrorDetails

  constructor(reason: Reason, details: ErrorDetails = {}) {
    super(reasons[reason].en)
    this.name = 'AppError'
    this.code = reasons[reason].code
    this.reason = reason
    this.details = details
  }

  get status(): number {
    return statusOf[this.code]
  }
}

/** Throws an AppError; reads well at the end of `found ?? fail('record.not_found')`. */
export const fail = (reason: Reason, details?: ErrorDetails): never => {
  throw new AppError(reason, details)
}

/** A refusal that is itself an event, such as a failed log-in: what the operation wrote until then is kept. */
export class KeptRefusal extends AppError {}

/** Refuses because of one field of the input, and says so at the field, in the caller's language. */
export const failAt = (caller: { readonly locale: Locale }, field: string, reason: Reason): never =>
  fail(reason, { fields: { [field]: reasonText(reason, caller.locale) } })
