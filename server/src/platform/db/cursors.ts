import { Time } from '@zhike/contract/fields'
import * as z from 'zod'
import { fail } from '../errors.ts'

/** Where a page ends: the sort values of its last row and the row's id. */
export type Place = readonly (string | number | null)[]

/** A place as callers pass it back; they must not read anything into it. */
const cursorOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** The place in a cursor of the given shape, or undefined for the first page. Throws `cursor.invalid`. */
export function readCursor<T extends z.ZodType>(shape: T, cursor: string | undefined): z.output<T> | undefined {
  if (cursor === undefined) return undefined
  const place = shape.safeParse(parsed(Buffer.from(cursor, 'base64url').toString('utf8')))
  return place.success ? place.data : fail('cursor.invalid')
}

function parsed(text: string): unknown {
  try {
    // what the database could not hold never came from us
    return /\\u(?:0000|d[89a-f])/i.test(text) ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A page of `limit` items out of rows of which one more than that was asked for. */
export function pageOf<R, T>(rows: readonly R[], limit: number, placeOf: (row: R) => Place, show: (row: R) => T) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(show), nextCursor: rows.length > limit && last ? cursorOf(placeOf(last)) : null }
}

/** Sorted by a text, then by id. */
export const TextPlace = z.tuple([z.string(), z.uuid()])
/** Sorted by a time, then by id. */
export const TimePlace = z.tuple([Time, z.uuid()])
