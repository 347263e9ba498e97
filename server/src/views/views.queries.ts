import type { Sharing } from '@zhike/contract/views'
import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { ViewedList } from './views.tables.ts'

export type ViewRow = NonNullable<Awaited<ReturnType<typeof findView>>>

const views = (db: Db, personId: string) =>
  db
    .selectFrom('views as v')
    .leftJoin('viewPins as p', (join) => join.onRef('p.viewId', '=', 'v.id').on('p.personId', '=', personId))
    .select([
      'v.id',
      'v.name',
      'v.ownerId',
      'v.sharing',
      'v.audienceId',
      'v.definition',
      'v.version',
      'p.place',
      'p.opens',
    ])
    .select([
      sql<string | null>`(SELECT name FROM staff WHERE id = v.owner_id)`.as('ownerName'),
      sql<boolean>`NOT EXISTS (SELECT FROM staff WHERE id = v.owner_id AND suspended_at IS NULL
        UNION ALL SELECT FROM api_keys WHERE id = v.owner_id AND revoked_at IS NULL)`.as('orphaned'),
      sql<string | null>`coalesce((SELECT name FROM teams WHERE id = v.audience_id),
        (SELECT name FROM departments WHERE id = v.audience_id))`.as('audienceName'),
    ])

/** Those that the policy shows: own ones and what is shared with the person. */
export const listViewRows = (db: Db, personId: string, list: ViewedList) =>
  views(db, personId)
    .where('v.list', '=', list)
    .orderBy(sql`p.place NULLS LAST`)
    .orderBy('v.name')
    .orderBy('v.id')
    .execute()

export const findView = (db: Db, personId: string, list: ViewedList, id: string) =>
  views(db, personId).where('v.list', '=', list).where('v.id', '=', id).executeTakeFirst()

export const lockView = (db: Db, id: string) =>
  db.selectFrom('views').select('version').where('id', '=', id).forUpdate().executeTakeFirst()

interface ViewColumns {
  readonly name: string
  readonly sharing: Sharing
  readonly audienceId: string | null
  readonly definition: object
}

type Given<T> = { readonly [K in keyof T]?: T[K] | undefined }

export const insertView = (db: Db, row: ViewColumns & { id: string; list: ViewedList; ownerId: string; now: Date }) => {
  const { now, definition, ...columns } = row
  return db
    .insertInto('views')
    .values({ ...columns, definition: JSON.stringify(definition), createdAt: now, updatedAt: now })
    .execute()
}

export const updateView = (db: Db, id: string, { definition, ...columns }: Given<ViewColumns>, now: Date) =>
  db
    .updateTable('views')
    .set((eb) => ({
      ...columns,
      ...(definition === undefined ? {} : { definition: JSON.stringify(definition) }),
      updatedAt: now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()

export const deleteView = (db: Db, id: string) => db.deleteFrom('views').where('id', '=', id).execute()

/** Whether there is such a team or department, and whether the person is in it. */
export const findAudience = async (db: Db, kind: 'team' | 'department', id: string, personId: string) => {
  const found =
    kind === 'team'
      ? sql<{ own: boolean }>`
          SELECT EXISTS (SELECT FROM team_members WHERE team_id = t.id AND staff_id = ${personId}) AS own
          FROM teams t WHERE id = ${id}`
      : sql<{ own: boolean }>`
          SELECT EXISTS (SELECT FROM staff WHERE id = ${personId} AND department_id = d.id) AS own
          FROM departments d WHERE id = ${id}`
  return (await found.execute(db)).rows[0]
}

/** The list opens with none of the person's views any more. */
export const closeOpenPin = (db: Db, personId: string, list: ViewedList) =>
  db
    .updateTable('viewPins')
    .set({ opens: false })
    .where('personId', '=', personId)
    .where('opens', '=', true)
    .where('list', '=', list)
    .execute()

export const insertPin = (
  db: Db,
  pin: { personId: string; viewId: string; list: ViewedList; place: number; opens: boolean },
) =>
  db
    .insertInto('viewPins')
    .values(pin)
    .onConflict((conflict) =>
      conflict.columns(['personId', 'viewId']).doUpdateSet({ place: pin.place, opens: pin.opens }),
    )
    .execute()

export const deletePin = (db: Db, personId: string, viewId: string) =>
  db.deleteFrom('viewPins').where('personId', '=', personId).where('viewId', '=', viewId).execute()
