import type { OwnValue } from '@zhike/contract/own-fields'
import type { Ctx } from '../platform/ctx.ts'
import type { FieldBook } from './field-books.ts'
import { claimOf } from './registers.ts'
import { formValue } from './value-forms.ts'
import { registerClaims } from './values.queries.ts'
import type { OwnRecord, WrittenValues } from './writing.ts'

/**
 * Gives a record values back that were taken from it, as the log names them: where nothing stands in the field now, the field
 * still takes the value, and nobody else has it if it must be unique. The fields were opened for writing.
 */
export async function takeValuesBack(
  ctx: Ctx,
  { fields }: FieldBook,
  taken: readonly { readonly field: string; readonly oldValue: unknown }[],
  { id, customerId, existing = {} }: Pick<OwnRecord, 'id' | 'customerId' | 'existing'>,
): Promise<WrittenValues> {
  const wanted = taken.flatMap(({ field, oldValue }) => {
    const known = fields.find((each) => `custom.${each.id}` === field)
    const formed = known && !(known.key in existing) ? formValue(known, oldValue as OwnValue | null) : undefined
    return known && formed && 'value' in formed && formed.value !== null ? [{ known, value: formed.value }] : []
  })
  const claims = wanted.flatMap(({ known, value }) =>
    known.isUnique ? [{ key: known.key, ...claimOf(known.id, value) }] : [],
  )
  const free =
    claims.length > 0 ? await registerClaims(ctx.db, claims, { holderId: customerId, recordId: id }) : new Set()
  const back = wanted.filter(({ known }) => !known.isUnique || free.has(known.id))
  return {
    custom: { ...existing, ...Object.fromEntries(back.map(({ known, value }) => [known.key, value])) },
    changes: back.map(({ known, value }) => ({ field: `custom.${known.id}`, old: null, new: value })),
  }
}
