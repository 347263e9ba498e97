import type { TicketDate, TicketDay, TicketGrouping } from '@zhike/contract/tickets'
import { type RawBuilder, sql } from 'kysely'
import type { Source, Term } from '../filters/filters.ts'
import { companyTimeZone } from '../platform/clock/company-time.ts'
import type { Db } from '../platform/db/database.ts'
import { plannedOnce } from '../platform/db/plans.ts'
import { selectRows, type TicketRow } from './tickets.queries.ts'

/** Which tickets are wanted; see `listed_tickets` in the migrations. */
export interface ListWish {
  readonly filter?: Term
  readonly customer?: string
  readonly query?: string
  readonly numberFrom?: string
  readonly numberTo?: string
  /** The own field that the list is sorted by, or its members counted by. */
  readonly sorted?: Source
  readonly grouped?: Source
}

interface ListPlace {
  readonly sort: string
  /** Sort, sort value and id of the last row of the page before. */
  readonly after: readonly [string, string, string] | undefined
  readonly most: number
  readonly counted: boolean
}

/** A row of a list, which says of the whole list how many there are, when that was asked. */
export type ListedRow = TicketRow & { readonly matching: number | null; readonly exact: boolean | null }

export const selectTickets = (
  db: Db,
  wish: ListWish,
  { sort, after, most, counted }: ListPlace,
): Promise<ListedRow[]> =>
  selectRows<ListedRow>(
    db,
    sql`${plannedOnce} SELECT * FROM list_tickets(${JSON.stringify(wish)}::jsonb, ${sort}, ${after?.[1] ?? null}, ${after?.[2] ?? null}::uuid,
                                   ${most}::int, ${counted}) WITH ORDINALITY AS page (customer_id, id, matching, exact, place)`,
    sql`, keys.matching, keys.exact`,
  )

/** Those that are meant, as bulk edits note them. */
export const selectTicketKeys = (wish: ListWish, most: number): RawBuilder<unknown> =>
  sql`SELECT customer_id, id AS ticket_id FROM list_tickets(${JSON.stringify(wish)}::jsonb, '-createdAt', NULL, NULL, ${most}::int, false)`

const everything = 2_147_483_647

/** The ids of a list without an end. */
export const selectTicketIds = (wish: ListWish, sort: string): RawBuilder<unknown> =>
  sql`SELECT id FROM list_tickets(${JSON.stringify(wish)}::jsonb, ${sort}, NULL, NULL, ${everything}::int, false)`

const mostGroups = 100

export const countTicketRows = async (db: Db, wish: ListWish, by: TicketGrouping) => {
  const counted = sql<{ value: string | null; matching: number; exact: boolean }>`
    SELECT value, matching, exact FROM count_tickets(${JSON.stringify(wish)}::jsonb, ${by}, ${mostGroups}::int)`
  return (await counted.execute(db)).rows
}

interface Days {
  readonly by: TicketDate
  readonly from: string
  readonly to: string
  readonly now: Date
  /** Of each day so many are shown. */
  readonly most: number
}

export const selectTicketDays = async (
  db: Db,
  wish: ListWish,
  { by, from, to, now, most }: Days,
): Promise<TicketDay[]> => {
  const found = sql<TicketDay>`
    SELECT day::text AS date, total AS count, overdue,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'number', t.number, 'title', t.title, 'priority', t.priority,
              'status', t.status, 'overdue', k.late,
              'at', to_char(k.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY k.place), '[]')
            FROM unnest(ids, times, lates) WITH ORDINALITY AS k (id, at, late, place) JOIN tickets t ON t.id = k.id) AS items
    FROM date_tickets(${JSON.stringify(wish)}::jsonb, ${by}, ${from}::date, ${to}::date, ${companyTimeZone}, ${now}::timestamptz, ${most}::int)
    ORDER BY day`
  return (await found.execute(db)).rows
}
