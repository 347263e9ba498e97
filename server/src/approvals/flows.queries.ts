import type { ApprovalKind, FlowDefinition } from '@zhike/contract/approvals'
import { type Selectable, sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

/** The definition by which an application runs. */
export async function getDefinition(db: Db, kind: ApprovalKind, version: number): Promise<FlowDefinition> {
  const flow = await db
    .selectFrom('approvalFlows')
    .select('definition')
    .where('kind', '=', kind)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return flow.definition
}

/** The version in force. */
export const findCurrentFlow = (db: Db, kind: ApprovalKind) =>
  db
    .selectFrom('approvalFlows')
    .select(['version', 'definition'])
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()

/** Flows with who published them and how much runs by them, the latest version first. */
export const selectFlows = (db: Db, kind: ApprovalKind | undefined) =>
  db
    .selectFrom('approvalFlows as f')
    .leftJoin('staff as s', 's.id', 'f.publishedById')
    .select([
      'f.kind',
      'f.version',
      'f.definition',
      'f.note',
      'f.publishedAt',
      'f.publishedById',
      's.name as publishedByName',
    ])
    .select(sql<number>`count_running_by_flow(f.kind, f.version)`.as('running'))
    .$if(kind !== undefined, (query) => query.where('f.kind', '=', kind as ApprovalKind))
    .orderBy('f.kind')
    .orderBy('f.version', 'desc')
    .execute()

/** Two who publish a version at once: the second is told that it exists. */
export const insertFlow = (db: Db, flow: Selectable<Database['approvalFlows']>) =>
  db
    .insertInto('approvalFlows')
    .values({ ...flow, definition: JSON.stringify(flow.definition) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst()

/** How many of these ids there are not. */
export async function countMissing(
  db: Db,
  { staff, posts, departments }: Record<'staff' | 'posts' | 'departments', readonly string[]>,
) {
  const { rows } = await sql<{ staff: number; posts: number; departments: number }>`
    SELECT (SELECT count(*)::int FROM unnest(${[...staff]}::uuid[]) AS w WHERE NOT EXISTS
             (SELECT FROM staff WHERE id = w AND suspended_at IS NULL)) AS staff,
           (SELECT count(*)::int FROM unnest(${[...posts]}::uuid[]) AS w WHERE NOT EXISTS (SELECT FROM posts WHERE id = w)) AS posts,
           (SELECT count(*)::int FROM unnest(${[...departments]}::uuid[]) AS w WHERE NOT EXISTS
             (SELECT FROM departments WHERE id = w)) AS departments`.execute(db)
  return rows[0] ?? { staff: 0, posts: 0, departments: 0 }
}
