import type { Endpoint } from '@zhike/contract/endpoint'
import type { Locale } from '@zhike/contract/reasons'
import type * as z from 'zod'
import { AppError } from '../errors.ts'
import { messages, notAnObject, unknownField, unwritableText } from './wrong-input.ts'

/** The parts of a request that together make the input of an operation. */
export interface RequestParts {
  readonly params: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
}

/** Parses path, query and body as one strict object; throws `request.invalid` naming each field in the caller's language. */
export function parseInput(endpoint: Endpoint, parts: RequestParts, locale: Locale): unknown {
  const body = parts.body ?? {}
  if (typeof body !== 'object' || Array.isArray(body)) throw refused(['body'], notAnObject[locale])
  const takesBody = endpoint.method === 'POST' || endpoint.method === 'PATCH'
  const twice = Object.keys(parts.params).filter((name) => Object.hasOwn(takesBody ? body : parts.query, name))
  // A POST takes nothing from the query: whatever stands there was meant for elsewhere.
  const stray = takesBody ? Object.keys(parts.query) : Object.keys(body)
  if (twice.length > 0 || stray.length > 0) throw refused([...twice, ...stray], unknownField[locale])
  const given = { ...(takesBody ? body : parts.query), ...parts.params }
  const unwritable = unwritableFields(given)
  if (unwritable.length > 0) throw refused(unwritable, unwritableText[locale])
  const result = endpoint.input.safeParse(given, { error: messages[locale] })
  if (result.success) return result.data
  throw invalid(result.error, locale)
}

function invalid(error: z.core.$ZodError, locale: Locale): AppError {
  const fields = new Map<string, string>()
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) fields.set(pathOf([...issue.path, key]), unknownField[locale])
    else if (!fields.has(pathOf(issue.path))) fields.set(pathOf(issue.path), issue.message)
  }
  return new AppError('request.invalid', { fields: Object.fromEntries(fields) })
}

const refused = (names: readonly string[], why: string) =>
  new AppError('request.invalid', { fields: Object.fromEntries(names.map((name) => [name, why])) })

/** Names the fields whose text PostgreSQL cannot hold: NUL characters, and halves of characters. */
function unwritableFields(given: object): string[] {
  const found: string[] = []
  // not by recursion: nobody knows how deep the input is
  const waiting: (readonly [path: string, value: unknown])[] = [['', given]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [path, value] = next
    if (typeof value === 'string' && !isWritable(value)) found.push(path)
    if (typeof value !== 'object' || value === null) continue
    for (const [name, child] of Object.entries(value)) {
      const below = path === '' ? name : `${path}.${name}`
      if (isWritable(name)) waiting.push([below, child])
      else found.push(below)
    }
  }
  return found
}

const isWritable = (text: string) => text.isWellFormed() && !text.includes('\0')

const pathOf = (parts: readonly PropertyKey[]) => parts.map(String).join('.')
