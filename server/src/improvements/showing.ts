import type { Input, Output } from '@zhike/contract/endpoint'
import type { Improvement, ImprovementStep, improvements } from '@zhike/contract/improvements'
import { hearing, listNotices } from '../change-notices/change-notices.ts'
import { isDeskActor } from '../platform/actor.ts'
import { companyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor, TimePlace } from '../platform/db/cursors.ts'
import { fail } from '../platform/errors.ts'
import {
  selectImprovement,
  selectImprovements,
  selectLinked,
  selectLinks,
  selectMeasures,
  selectSteps,
} from './improvements.queries.ts'
import { seesTo } from './locking.ts'
import { countOutreach } from './outreach.queries.ts'
import { nameAll } from './reading.ts'

/** A page of improvements, newest first; what they count of complaints is in sight. Throws `cursor.invalid`. */
export async function listImprovements(
  ctx: Ctx,
  { state, late, ticket, search, cursor, limit }: Input<typeof improvements.list>,
): Promise<Output<typeof improvements.list>> {
  const wish = {
    states: state?.length ? state : undefined,
    late: late !== undefined,
    of: late === 'mine' ? ctx.actor.id : null,
    ofDepartment: late === 'department' && isDeskActor(ctx.actor) ? ctx.actor.departmentId : null,
    ticket,
    text: search ? search.toWellFormed().toLowerCase() : undefined,
  }
  const before = readCursor(TimePlace, cursor)
  const rows = await selectImprovements(ctx.db, wish, companyDay(ctx.now), before, limit + 1)
  return pageOf(
    rows,
    limit,
    (row) => [row.createdAt.toISOString(), row.id],
    (row) => ({ ...row, createdAt: row.createdAt.toISOString() }),
  )
}

/** One improvement, with those of its complaints that the actor sees. Throws `record.not_found`. */
export async function getImprovement(ctx: Ctx, { id }: Input<typeof improvements.get>): Promise<Improvement> {
  const today = companyDay(ctx.now)
  const { round, updatedAt: _, ...row } = (await selectImprovement(ctx.db, id, today)) ?? fail('record.not_found')
  const [same] = await nameAll(ctx, [row.same])
  const links = await selectLinks(ctx.db, { improvementId: id })
  const complaints = await selectLinked(
    ctx.db,
    links.map(({ ticketId }) => ticketId),
  )
  const told = await hearing(ctx, id, round)
  const measures = await selectMeasures(ctx.db, id, today)
  return {
    ...row,
    editable: ctx.actor.permissions.has('improvements.work') && seesTo(ctx, row),
    same: same ?? fail('record.not_found'),
    createdAt: row.createdAt.toISOString(),
    measures: measures.map((measure) => ({ ...measure, doneAt: measure.doneAt?.toISOString() ?? null })),
    complaints: complaints.map((complaint) => ({
      ...complaint,
      createdAt: complaint.createdAt.toISOString(),
      told: told.get(complaint.ticketId) ?? 'no',
    })),
    outreach: await countOutreach(ctx.db, id),
    tellings: await listNotices(ctx, id),
    steps: (await selectSteps(ctx.db, id)).map((step) => stepOf(ctx, step)),
  }
}

/** Figures were counted in the scope of whoever checked: others see them only when they see everything. */
function stepOf(ctx: Ctx, step: Awaited<ReturnType<typeof selectSteps>>[number]): ImprovementStep {
  const { id, kind, note, by, at } = step
  const isForThem = ctx.actor.scope === 'all' || by.id === ctx.actor.id
  return { id, kind, note, by, at: at.toISOString(), effect: isForThem ? step.effect : null }
}
