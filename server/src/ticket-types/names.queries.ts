import type { Db } from '../platform/db/database.ts'

/** What categories are called, by id, retired ones too. */
export const categoryNames = async (db: Db): Promise<ReadonlyMap<string, string>> =>
  namesOf(await db.selectFrom('ticketCategories').select(['id', 'name']).orderBy('kind').orderBy('name').execute())

/** The same of types. */
export const typeNames = async (db: Db): Promise<ReadonlyMap<string, string>> =>
  namesOf(await db.selectFrom('ticketTypes').select(['id', 'name']).orderBy('kind').orderBy('name').execute())

const namesOf = (rows: readonly { readonly id: string; readonly name: string }[]) =>
  new Map(rows.map(({ id, name }) => [id, name]))
