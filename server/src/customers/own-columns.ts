import { ownColumn } from '@zhike/contract/exports/columns'
import type { FileRef } from '@zhike/contract/fields'
import type { OwnField } from '@zhike/contract/own-fields'
import { ownFields, visibleFields } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { number, type ReadColumn, text, textOf, yuan } from '../platform/tables/read-columns.ts'

/** An own field as a column of a file; it can be sent to another thread. */
export interface OwnColumn extends Pick<OwnField, 'id' | 'key' | 'type' | 'choices'> {
  /** `custom.<key>` */
  readonly name: string
  readonly heading: string
  /** Whether it may tell who somebody is: not for de-identified data. */
  readonly telling: boolean
}

/** The own fields that the actor may see, as columns; without what formulas give, which is worked out one by one. */
export async function customerOwnColumns(ctx: Ctx): Promise<OwnColumn[]> {
  const fields = visibleFields(ctx.actor, await ownFields(ctx, 'customer'))
  return fields
    .filter(({ type }) => type !== 'formula')
    .map(({ id, key, type, choices, name: heading }) => {
      const telling = type === 'text' || type === 'person' || type === 'file'
      return { id, key, type, choices, name: ownColumn(key), heading, telling }
    })
}

/** How own columns read. */
export const ownCells = (columns: readonly OwnColumn[]): Record<string, ReadColumn> =>
  Object.fromEntries(columns.map((column) => [column.name, cellOf(column)]))

function cellOf({ type, choices }: OwnColumn): ReadColumn {
  if (type === 'number') return number
  if (type === 'money') return yuan
  if (type === 'file') return textOf(({ name }: FileRef) => name)
  if (type !== 'choice' && type !== 'multi_choice') return text
  const nameOf = (code: string) => choices.find((choice) => choice.code === code)?.name ?? code
  return textOf((codes: string | readonly string[]) => [codes].flat().map(nameOf).join(';'))
}
