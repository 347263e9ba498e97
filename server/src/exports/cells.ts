import type { ExportKind } from '@zhike/contract/exports'
import { customerCells, type ExportReading, type OwnColumn, ownCells } from '../customers/customers.ts'
import { outreachCells } from '../improvements/improvements.ts'
import { orderCells } from '../orders/orders.ts'
import type { ReadColumn } from '../platform/tables/read-columns.ts'
import { ticketCells } from '../tickets/tickets.ts'

const cells: Readonly<Record<ExportKind, (reading: ExportReading) => Readonly<Record<string, ReadColumn>>>> = {
  customers: customerCells,
  orders: orderCells,
  tickets: ticketCells,
  outreach: outreachCells,
}

/** How the columns of a kind read, by their code. */
export const cellsOf = (
  kind: ExportKind,
  reading: ExportReading,
  own: readonly OwnColumn[],
): Readonly<Record<string, ReadColumn>> => ({ ...cells[kind](reading), ...ownCells(own) })
