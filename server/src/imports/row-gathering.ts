import type { Columns } from './columns.ts'
import { type Fault, isFault } from './faults.ts'
import type { Failed, Gathered, Gathering, Question, RowOutcome, Settled } from './gathering.ts'
import { type CellOf, cellsOf, type Row } from './rows.ts'

/** How a kind makes one thing of each row. */
interface OneARow<A> {
  read(cell: CellOf, row: number): A | Fault
  ask(arrivals: readonly A[]): Question
  decide(
    arrivals: readonly A[],
    known: string,
  ): { readonly settled: Settled; readonly outcomes: readonly RowOutcome['outcome'][] }
}

/** Gathers what comes one in a row. */
export function gatherRows<A>(columns: Columns, { read, ask, decide }: OneARow<A>): Gathering {
  const rows: Row[] = []
  const arrivals: A[] = []
  const failed: Failed[] = []
  return {
    continues: () => false,
    add: (row) => {
      const cell = cellsOf(columns, row)
      const arrival = isFault(cell) ? cell : read(cell, row.number)
      if (isFault(arrival)) failed.push({ row, fault: arrival })
      else {
        rows.push(row)
        arrivals.push(arrival)
      }
    },
    close: (): Gathered => ({
      question: ask(arrivals),
      failed,
      decide: (known) => {
        const { settled, outcomes } = decide(arrivals, known)
        return {
          settled,
          outcomes: rows.flatMap((row, at) => {
            const outcome = outcomes[at]
            return outcome === undefined ? [] : [{ row, outcome }]
          }),
        }
      },
    }),
  }
}
