import type { Output } from '@zhike/contract/endpoint'
import type { knowledge } from '@zhike/contract/knowledge'
import { isDeskActor } from '../platform/actor.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { batchOf } from '../platform/db/batches.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { readRows } from './import-rows.ts'
import type { ImportedRow } from './imported-row.ts'
import {
  awaitTurn,
  findKnownArticles,
  importedShape,
  insertImportedArticles,
  insertImportedVersions,
  publishImported,
} from './importing.queries.ts'

/** A row with the article that it becomes. */
interface Imported extends ImportedRow {
  readonly id: string
  readonly number: number
}

/**
 * Publishes the questions and answers of a file, all or none. A code that is there already gets what the file says, and
 * what is suspended stands confirmed by that. Throws `knowledge.columns_missing` and `knowledge.rows_refused`.
 */
export async function importArticles(ctx: Ctx): Promise<Output<typeof knowledge.import>> {
  const upload = ctx.uploads[0] ?? fail('file.missing')
  const rows = await readRows(ctx, upload)
  await awaitTurn(ctx.db)
  const known = await findKnownArticles(
    ctx.db,
    rows.map(({ code }) => code),
  )
  const created: Imported[] = []
  const updated: Imported[] = []
  for (const row of rows) {
    const before = known.get(row.code)
    if (!before) created.push({ ...row, id: uuidv7(ctx.now), number: 1 })
    else if (!isSame(before, row)) updated.push({ ...row, id: before.id, number: before.number + 1 })
  }
  await store(ctx, created, updated)
  const counts = { created: created.length, updated: updated.length, unchanged: 0 }
  return { ...counts, unchanged: rows.length - counts.created - counts.updated }
}

type Known = Awaited<ReturnType<typeof findKnownArticles>> extends Map<string, infer K> ? K : never

/** Whether everybody finds already what the row says. */
const isSame = (known: Known, row: ImportedRow) =>
  known.isFound &&
  known.title === row.title &&
  known.body === row.body &&
  known.category === row.category &&
  JSON.stringify(known.questions) === JSON.stringify(row.similar)

const packed = (rows: readonly Imported[]) =>
  batchOf(
    importedShape,
    rows.map(({ similar, ...row }) => ({ ...row, questions: similar })),
  )

async function store(ctx: Ctx, created: readonly Imported[], updated: readonly Imported[]): Promise<void> {
  if (created.length + updated.length === 0) return
  const { db, actor, now } = ctx
  const ownerId = isDeskActor(actor) && actor.email !== null ? actor.id : null
  await insertImportedArticles(db, packed(created), { actor, ownerId, now })
  const all = packed([...created, ...updated])
  await insertImportedVersions(db, all, { actor, now })
  await publishImported(db, all, now)
  await emitForCompany(ctx, {
    type: 'knowledge.imported',
    subject: { type: 'knowledge', id: uuidv7(now) },
    data: { created: created.length, updated: updated.length },
  })
}
