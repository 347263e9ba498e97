import { useAnswer } from '../frame/calls.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'

/** A ticket, beside the list or on a page of its own. */
export function TicketView({ id }: { readonly id: string }) {
  const ticket = useAnswer('tickets', 'get', { id })
  if (ticket.error) return <Failure error={ticket.error} again={() => void ticket.refetch()} />
  if (!ticket.data) return <Skeleton lines={8} />
  return (
    <>
      <h2>{ticket.data.title}</h2>
      <CustomerChip customer={ticket.data.customer} />
      <p>{ticket.data.description}</p>
    </>
  )
}
