import { type Reaction, reaction } from '../platform/jobs/background.ts'
import { followCustomer, followOwner, followPerson } from './following.ts'

export const ticketReactions: readonly Reaction[] = [
  reaction('tickets.follow-owner', 'customer.owner_changed', followOwner),
  reaction('tickets.follow-customer', 'customer.updated', followCustomer),
  reaction('tickets.follow-move', 'staff.moved', followPerson),
  reaction('tickets.follow-suspension', 'staff.suspended', followPerson),
]
