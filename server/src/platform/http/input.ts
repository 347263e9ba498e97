import type { Endpoint } from '@zhike/contract/endpoint'
import type { Locale } from '@zhike/contract/reasons'
import type * as z from 'zod'
import { AppError } from '../errors.ts'
import { messages, unknownField } from './wrong-input.ts'

/** The parts of a request that together make the input of an operation. */
export interface RequestParts {
  readonly params: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
}

/** Parses path, query and body as one strict object; throws `request.invalid` naming each field in the caller's language. */
export function parseInput(endpoint: Endpoint, parts: RequestParts, locale: Locale): unknown {
  const body = parts.body ?? {}
  if (typeof body !== 'object' || Array.isArray(body))
    throw new AppError('request.invalid', { fields: { '': 'object' } })
  const takesBody = endpoint.method === 'POST' || endpoint.method === 'PATCH'
  const twice = Object.keys(parts.params).filter((name) => Object.hasOwn(takesBody ? body : parts.query, name))
  // A POST takes nothing from the query: whatever stands there was meant for elsewhere.
  const stray = takesBody ? Object.keys(parts.query) : Object.keys(body)
  if (twice.length > 0 || stray.length > 0) throw unknownFields([...twice, ...stray], locale)
  const result = endpoint.input.safeParse(
    { ...(takesBody ? body : parts.query), ...parts.params },
    { error: messages[locale] },
  )
  if (result.success) return result.data
  throw invalid(result.error, locale)
}

function invalid(error: z.core.$ZodError, locale: Locale): AppError {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) fields[path([...issue.path, key])] = unknownField[locale]
    else fields[path(issue.path)] ??= issue.message
  }
  return new AppError('request.invalid', { fields })
}

const unknownFields = (names: readonly string[], locale: Locale) =>
  new AppError('request.invalid', { fields: Object.fromEntries(names.map((name) => [name, unknownField[locale]])) })

/** What to say when PostgreSQL cannot hold the text of `input`: names each field with a NUL character. */
export const unwritable = (input: unknown, locale: Locale): AppError =>
  new AppError('request.invalid', {
    fields: Object.fromEntries(fieldsWithNul(input, []).map((name) => [name, nul[locale]])),
  })

const nul = { 'zh-CN': '不能含有 NUL 字符', en: 'must not contain a NUL character' }

function fieldsWithNul(value: unknown, parents: readonly string[]): string[] {
  if (typeof value === 'string') return value.includes('\0') ? [path(parents)] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, child]) => fieldsWithNul(child, [...parents, name]))
}

const path = (parts: readonly PropertyKey[]) => parts.map(String).join('.')
