import { type Reaction, reaction } from '../platform/jobs/background.ts'
import { followCustomer, followMerge, followOwner, followPerson } from './following.ts'

export const ticketReactions: readonly Reaction[] = [
  reaction('tickets.follow-owner', 'customer.owner_changed', followOwner),
  reaction('tickets.follow-merge', 'customer.merged', followMerge),
  reaction('tickets.follow-apart', 'customer.taken_apart', followMerge),
  reaction('tickets.follow-taken-out', 'customer.taken_out', followMerge),
  reaction('tickets.follow-customer', 'customer.updated', followCustomer),
  reaction('tickets.follow-move', 'staff.moved', followPerson),
  reaction('tickets.follow-suspension', 'staff.suspended', followPerson),
]
