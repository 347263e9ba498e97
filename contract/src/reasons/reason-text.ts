import type { ErrorCode } from '../errors.ts'

/** A reason's class of error and its sentence in both languages. */
export interface ReasonText {
  readonly code: ErrorCode
  readonly 'zh-CN': string
  readonly en: string
}
