import * as z from 'zod'

/** Building blocks that several modules' schemas use. */
/** A UUID; capitals are read as small letters, so that one id is one text. */
export const Id = z.uuid().toLowerCase()
export const ById = z.strictObject({ id: Id })
const earliest = Date.UTC(1900, 0, 1)
const latest = Date.UTC(3000, 0, 1)
/** A clock is at most 14 hours from UTC, so a year may have begun or may go on elsewhere. */
const zoneMs = 14 * 3_600_000
const isInYears = (time: string) => {
  const at = Date.parse(time)
  return at >= earliest - zoneMs && at < latest + zoneMs
}
const inYears = { params: { rule: 'years' } }
const farZone = /[+-](?:1[5-9]|2\d):\d\d$/

/** A day of the calendar, `2026-03-16`, in the years 1900 to 2999. */
export const Day = z.iso.date().refine((day) => /^(19|2\d)/.test(day), inYears)
/** RFC 3339 with a zone, in the years 1900 to 2999. */
export const Time = z.iso.datetime({ offset: true }).refine((time) => isInYears(time) && !farZone.test(time), inYears)
/** Amount in 分 (hundredths), never a fraction. */
export const Fen = z.int().min(-1_000_000_000_000).max(1_000_000_000_000)
export const Currency = z.string().regex(/^[A-Z]{3}$/)
export const ShortText = z.string().trim().min(1).max(200)
export const LongText = z.string().trim().min(1).max(20_000)
export const Nothing = z.void()

/** Query fields of every list; `cursor` comes from the page before. */
export const paging = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

/** One page of a list; `nextCursor` is null on the last. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

/** A list that is short by nature and comes whole. */
export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) })

/** A query parameter that may be given once or several times. */
export const manyOf = <T extends z.ZodType>(item: T) =>
  z.preprocess((v) => (v === undefined || Array.isArray(v) ? v : [v]), z.array(item).max(50).optional())

/**
 * A field of a form that may carry files: such a form has only texts, so what is no text comes as JSON. To callers it is
 * the field itself; the client writes it down.
 */
export const jsonInForm = <T extends z.ZodType>(field: T) =>
  z.preprocess((given) => (typeof given === 'string' ? parseJson(given) : given), field) as unknown as T

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Who did it, as timelines, messages and audits show it. */
export const ActorRef = z.object({
  kind: z.enum(['staff', 'key', 'customer', 'system', 'public']),
  id: Id.nullable(),
  name: z.string().nullable(),
})
export type ActorRef = z.infer<typeof ActorRef>

/** A file that hangs on something; its bytes are fetched under the thing it hangs on. */
export const FileRef = z.object({
  id: Id,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
})
export type FileRef = z.infer<typeof FileRef>

/** `small` is a picture of at most 480 pixels a side; what has none comes whole. */
export const PictureSize = z.enum(['whole', 'small'])
export type PictureSize = z.infer<typeof PictureSize>
