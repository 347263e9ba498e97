import * as z from 'zod'
import { OwnKey } from './own-fields/values.ts'

/** An own field of a list, as filters, sorts and columns name it. */
export const OwnName = z.templateLiteral(['custom.', OwnKey])
export type OwnName = z.infer<typeof OwnName>
/** The order by an own field: texts, numbers, money or dates; who has no value comes last. */
export const OwnSort = z.templateLiteral([z.enum(['', '-']), 'custom.', OwnKey])

/** How many there are; when counting all would take long, what a sample says of them. */
export const Count = z.object({ value: z.int(), exact: z.boolean() })
export type Count = z.infer<typeof Count>

/** Groups of a list, largest first; `value` is null for what has none. */
export const Counts = z.object({
  items: z.array(z.object({ value: z.string().nullable(), label: z.string().nullable(), count: z.int() })),
  exact: z.boolean(),
})
export type Counts = z.infer<typeof Counts>
