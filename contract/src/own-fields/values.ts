import * as z from 'zod'
import { FileRef } from '../fields.ts'

/** The stable name of an own field in `custom`. */
export const OwnKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

/**
 * A value as it travels: text, number, money in 分, date as `YYYY-MM-DD`, the code of a choice or a list of codes, the id
 * of a colleague, a file as it is named; its bytes are fetched under the record. Which of them is right the field says.
 */
export const OwnValue = z.union([
  z.string().max(5000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(40)).max(200),
  FileRef,
])
export type OwnValue = z.infer<typeof OwnValue>

/** Values by key; a field without a value is not there. */
export const OwnValues = z.record(OwnKey, OwnValue.nullable())
export type OwnValues = z.infer<typeof OwnValues>

/** Values as callers give them: what is not given stays, `null` empties. */
export const GivenOwnValues = OwnValues.refine((values) => Object.keys(values).length <= 200)
