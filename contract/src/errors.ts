/** The HTTP status of each class of error. */
export const statusOf = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition: 412,
  too_large: 413,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof statusOf

/** Body of every answer that is not 2xx (RFC 9457, `application/problem+json`). */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: ErrorCode
  /** The domain's word for it, such as `ticket.already_resolved`; clients translate by it. */
  readonly reason: string
  readonly detail: string
  readonly requestId: string
  /** Path of a field to what would be right there. */
  readonly fields?: Readonly<Record<string, string>>
  /** The record that stands in the way, when the caller may see it. */
  readonly existingId?: string
}
