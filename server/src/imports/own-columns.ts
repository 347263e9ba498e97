import type { Import } from '@zhike/contract/imports'
import type { OwnFieldKind } from '@zhike/contract/own-fields'
import { noFields, type OwnCells, openOwnCells } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { tidyHeading } from './column-words.ts'

/** What kinds of import bring own fields along. */
export const ownKinds: Readonly<Partial<Record<Import['kind'], OwnFieldKind>>> = {
  customers: 'customer',
  orders: 'order',
}

/** The own fields of a kind of import that the actor may fill in. */
export async function ownCellsOf(ctx: Ctx, kind: Import['kind']): Promise<OwnCells> {
  const own = ownKinds[kind]
  return own ? openOwnCells(ctx, own) : { book: noFields, fields: [], people: new Map(), stamp: '' }
}

/** The column of the import that an own field is. */
export const ownColumn = (key: string) => `custom.${key}`

/** Own fields as columns of an import, with what they are called. */
export const ownColumns = ({ fields }: OwnCells) => fields.map(({ key, name }) => ({ column: ownColumn(key), name }))

/** The column of an own field that a heading names: by name, by key, or as an export names it. */
export function ownColumnNamed({ fields }: OwnCells, heading: string): string | undefined {
  const tidied = tidyHeading(heading)
  const found = fields.find(({ key, name, nameEn }) =>
    [name, nameEn, key, ownColumn(key)].some((called) => called !== null && tidyHeading(called) === tidied),
  )
  return found && ownColumn(found.key)
}
