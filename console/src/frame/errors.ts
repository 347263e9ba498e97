import { ApiError } from '@zhike/contract/client'
import type { Locale } from '@zhike/contract/reasons'
import { frameTexts } from './frame.texts.ts'

/** The sentence a person reads, in the language that the desk asked in, with the request id when it is our fault. */
export function sentenceOf(error: unknown, locale: Locale): string {
  if (!(error instanceof ApiError)) return frameTexts[locale].noAnswer
  const { detail, code, requestId } = error.problem
  return code === 'internal' ? `${detail} (${requestId})` : detail
}

export const reasonOf = (error: unknown): string | undefined =>
  error instanceof ApiError ? error.problem.reason : undefined

/** The role does not have this right, or no longer. */
export const isRefused = (error: unknown): boolean => reasonOf(error) === 'permission.missing'

/** The person has to set up a second factor, or change an old password, before anything else. */
export const isDue = (error: unknown): boolean =>
  ['session.second_factor_due', 'session.password_due'].includes(reasonOf(error) ?? '')

export const isLoggedOut = (error: unknown): boolean => reasonOf(error) === 'session.required'

/** It is not there, or not for this person: another try would find nothing either. */
export const isMissing = (error: unknown): boolean => error instanceof ApiError && error.problem.code === 'not_found'

/** What would be right in each field that was refused. */
export const fieldsOf = (error: unknown): Readonly<Record<string, string>> =>
  (error instanceof ApiError ? error.problem.fields : undefined) ?? {}

/** The address of a page names something that no id could. */
export const isWrongAddress = (error: unknown): boolean =>
  reasonOf(error) === 'request.invalid' && Object.keys(fieldsOf(error)).join() === 'id'

/** A refusal that names fields is shown beside them. */
export const isHandledByForm = (error: unknown): boolean => Object.keys(fieldsOf(error)).length > 0

/** Refusals stay refusals; only a system that is down or recovering is worth another try. */
export const isWorthRetrying = (failures: number, error: unknown): boolean =>
  failures < 3 && (!(error instanceof ApiError) || error.problem.code === 'unavailable')
