import type { CustomerSummary } from '@zhike/contract/customers'
import type { Numbering, TaskTemplate } from '@zhike/contract/ticket-types'
import type { Priority, TicketKind } from '@zhike/contract/tickets'
import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import { plannedOnce } from '../platform/db/plans.ts'
import type { Form } from '../ticket-types/ticket-types.ts'

/** What a type gives the tickets that are opened by it. */
export interface OpeningType {
  readonly id: string
  readonly form: Form
  readonly priority: Priority
  readonly checklistId: string | null
  readonly tasks: readonly TaskTemplate[]
}

/** A number drawn by a rule; `period` is a day as a number, with zeros for its month and year, or 0. */
interface Draw {
  readonly rule: Numbering
  readonly period: number
  readonly count: number
}

/** What opening a ticket depends on. */
export interface Opening {
  /** The next of the day; null when a rule of the type gives it. */
  readonly number: string | null
  readonly draw: Draw | null
  /** Null when the actor sees no such customer. */
  readonly customer: CustomerSummary | null
  /** Null when there is no such category of this kind, or it is retired. */
  readonly categoryId: string | null
  readonly departmentId: string | null
  /** Null when none was asked for, or there is none of this kind, or it is retired. */
  readonly type: OpeningType | null
  /** Whether tickets have own fields, which cost a look of their own. */
  readonly hasOwnFields: boolean
}

interface Wanted {
  readonly customerId: string
  readonly kind: TicketKind
  readonly typeId: string | null
  readonly categoryId: string | null
  readonly departmentId: string | null
}

/**
 * Draws a number and looks up customer, type, category and department at once: the category's department, else the given
 * one, else reception. `day` is the company's, as YYYYMMDD. A ticket without a type pays nothing for types.
 */
export async function findOpening(db: Db, wanted: Wanted, day: string): Promise<Opening> {
  const { customerId, kind, typeId, categoryId, departmentId } = wanted
  const common = sql`next_ticket_number(${day.slice(2)})`
  const numbered =
    typeId === null
      ? sql`${common} AS number, NULL AS draw, NULL AS type`
      : sql`CASE WHEN r.id IS NULL THEN ${common} END AS number,
           jsonb_build_object('rule', jsonb_build_object('prefix', r.prefix, 'datePart', r.date_part, 'width', r.width,
             'reset', r.reset), 'period', drawn / 1000000000, 'count', drawn % 1000000000) AS draw,
           CASE WHEN y.id IS NOT NULL THEN jsonb_build_object('id', y.id, 'form', y.form, 'priority', y.priority,
             'checklistId', y.checklist_id, 'tasks', y.tasks) END AS type`
  const types =
    typeId === null
      ? sql``
      : sql`LEFT JOIN ticket_types y ON y.id = ${typeId} AND y.kind = ${kind} AND y.retired_at IS NULL
    LEFT JOIN ticket_number_rules r ON r.id = y.number_rule_id
    LEFT JOIN LATERAL draw_ticket_number(r.id, r.reset, ${day}::integer) AS drawn ON true`
  const category = typeId === null ? sql`${categoryId}` : sql`coalesce(${categoryId}::uuid, y.category_id)`
  const found = sql<Opening>`${plannedOnce}
    SELECT ${numbered}, s.summary AS customer, k.id AS category_id,
           coalesce(k.department_id, ${departmentId}::uuid, r0.id) AS department_id,
           EXISTS (SELECT FROM own_fields WHERE kind = 'ticket') AS has_own_fields
    FROM (SELECT) AS one
    ${types}
    LEFT JOIN customers c ON c.id = ${customerId} AND c.archived_at IS NULL
    LEFT JOIN LATERAL ticket_customers(ARRAY[c.id]) s ON true
    LEFT JOIN ticket_categories k ON k.id = ${category} AND k.kind = ${kind} AND k.retired_at IS NULL
    LEFT JOIN departments r0 ON r0.reception`
  return (await found.execute(db)).rows[0] as Opening
}
