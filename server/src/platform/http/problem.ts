import { type ErrorCode, type Problem, statusOf } from '@zhike/contract/errors'
import { type Locale, type Reason, reasonText } from '@zhike/contract/reasons'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { isLostConnection } from '../db/store.ts'
import { AppError } from '../errors.ts'

/** Answers any thrown thing as problem+json. What is not an AppError is a bug: logged whole, shown as a number. */
export function answerProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply, locale: Locale) {
  const error = asAppError(thrown)
  if (error.code === 'internal') request.log.error({ err: thrown }, 'bug')
  if (error.details.retryAfter !== undefined) reply.header('retry-after', String(error.details.retryAfter))
  const problem = problemOf(error, request.id, locale)
  return reply.status(error.status).type('application/problem+json').send(JSON.stringify(problem))
}

/** The body of a refusal. */
export const problemOf = (error: AppError, requestId: string, locale: Locale): Problem => ({
  type: `urn:zhike:problem:${error.reason}`,
  title: titles[error.code],
  status: error.status,
  code: error.code,
  reason: error.reason,
  detail: reasonText(error.reason, locale),
  requestId,
  ...(error.details.fields ? { fields: error.details.fields } : {}),
  ...(error.details.existingId ? { existingId: error.details.existingId } : {}),
})

const titles: Readonly<Record<ErrorCode, string>> = {
  invalid: 'Bad Request',
  unauthenticated: 'Unauthorized',
  forbidden: 'Forbidden',
  not_found: 'Not Found',
  conflict: 'Conflict',
  precondition: 'Precondition Failed',
  too_large: 'Content Too Large',
  rate_limited: 'Too Many Requests',
  internal: 'Internal Server Error',
  unavailable: 'Service Unavailable',
}

/** What Fastify and its plugins refuse before an operation runs, in our words. */
const reasonOfStatus: Readonly<Record<number, Reason>> = {
  400: 'request.malformed',
  403: 'route.not_found',
  404: 'route.not_found',
  405: 'route.not_found',
  406: 'file.missing',
  413: 'request.too_large',
  414: 'route.not_found',
  415: 'request.malformed',
  429: 'request.too_many',
}

function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  if (isLostConnection(thrown)) return new AppError('system.unavailable', { retryAfter: 2 })
  const { code, statusCode } = thrown as Partial<FastifyError>
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new AppError('file.too_large')
  if (code === 'FST_FILES_LIMIT') return new AppError('file.too_many')
  const reason = statusCode === undefined || statusCode === statusOf.internal ? undefined : reasonOfStatus[statusCode]
  return new AppError(reason ?? 'internal.bug', reason === 'request.too_many' ? { retryAfter: 60 } : {})
}
