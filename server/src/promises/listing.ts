import type { Input, Output } from '@zhike/contract/endpoint'
import type { promises } from '@zhike/contract/promises'
import { failSpan } from '../platform/bounds.ts'
import { dayMs, startOfCompanyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor, TimePlace } from '../platform/db/cursors.ts'
import { fail } from '../platform/errors.ts'
import { countPromises, selectPromises } from './promises.queries.ts'
import { promiseOf } from './showing.ts'

/** A page of promises of tickets in sight. Throws `cursor.invalid`. */
export async function listPromises(
  ctx: Ctx,
  input: Input<typeof promises.list>,
): Promise<Output<typeof promises.list>> {
  const { show, owner, ticket, customer, cursor, limit } = input
  const wish = {
    show,
    now: ctx.now,
    tomorrow: new Date(startOfCompanyDay(ctx.now).getTime() + dayMs),
    ...(owner === undefined ? {} : { owner: owner === 'me' ? (ctx.actor.id ?? fail('session.required')) : owner }),
    ...(ticket === undefined ? {} : { ticket }),
    ...(customer === undefined ? {} : { customer }),
  }
  const rows = await selectPromises(ctx.db, wish, readCursor(TimePlace, cursor), limit + 1)
  return pageOf(
    rows,
    limit,
    ({ dueAt, id }) => [dueAt.toISOString(), id],
    (row) => promiseOf(row, ctx.now),
  )
}

const mostDays = 400

/** The kept-promise rate as counts, of promises in sight. Throws `request.invalid`. */
export async function showPromiseFigures(
  ctx: Ctx,
  { from, to, by }: Input<typeof promises.figures>,
): Promise<Output<typeof promises.figures>> {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs
  if (days < 0 || days > mostDays) failSpan(ctx, 'to', mostDays + 1)
  const [begin, end] = [new Date(`${from}T00:00:00+08:00`), new Date(Date.parse(`${to}T00:00:00+08:00`) + dayMs)]
  return { items: await countPromises(ctx.db, { from: begin, to: end, now: ctx.now, by }) }
}
