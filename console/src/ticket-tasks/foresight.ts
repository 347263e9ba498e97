import type { QueryClient } from '@tanstack/react-query'
import type { TicketWork } from '@zhike/contract/ticket-tasks'
import { keyOf } from '../frame/client.ts'

type Doer = { readonly id: string; readonly name: string }

const deed = ({ id, name }: Doer) => ({ at: new Date().toISOString(), by: { kind: 'staff' as const, id, name } })

function foresee(cache: QueryClient, ticketId: string, change: (work: TicketWork) => TicketWork): void {
  cache.setQueryData(keyOf('ticketTasks', 'ofTicket', { id: ticketId }), (work: TicketWork | undefined) =>
    work ? change(work) : work,
  )
}

/** Shows a step ticked at once, or not any more when nobody did it; the answer follows. */
export const foreseeTick = (cache: QueryClient, ticketId: string, stepId: string, doer: Doer | null): void =>
  foresee(cache, ticketId, (work) => ({
    ...work,
    checklist: work.checklist.map((step) => (step.id === stepId ? { ...step, tick: doer && deed(doer) } : step)),
  }))

/** Shows a sub-task done at once, or open again; the answer follows. */
export const foreseeDone = (cache: QueryClient, ticketId: string, taskId: string, doer: Doer | null): void =>
  foresee(cache, ticketId, (work) => ({
    ...work,
    tasks: work.tasks.map((task) => (task.id === taskId ? { ...task, done: doer && deed(doer) } : task)),
  }))
