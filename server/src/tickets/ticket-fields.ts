import type { Output } from '@zhike/contract/endpoint'
import { Channel, Priority, TicketKind, TicketStatus, type tickets } from '@zhike/contract/tickets'
import { choices, column, field, type ListField, openFields, shownFields } from '../filters/filters.ts'
import type { Ctx } from '../platform/ctx.ts'

/** The department that has the work, with those below it. */
const department: ListField = {
  ...field('department', 'department'),
  compare: (_, { value }) => ({ ...column('department'), op: 'within', value: [value ?? []].flat().map(String) }),
}

const builtIn: readonly ListField[] = [
  field('number', 'text'),
  { ...field('title', 'text'), indexed: 'name' },
  { ...field('status', 'choice'), options: choices(TicketStatus.options) },
  { ...field('kind', 'choice'), options: choices(TicketKind.options) },
  { ...field('priority', 'choice'), options: choices(Priority.options) },
  { ...field('channel', 'choice'), options: choices(Channel.options) },
  field('assignee', 'person'),
  field('assigneeTeam', 'team', column('assignee')),
  field('assigneeDepartment', 'department', column('assignee')),
  department,
  field('customer', 'text'),
  field('customerTier', 'choice'),
  field('createdAt', 'moment'),
  field('updatedAt', 'moment'),
  field('firstRepliedAt', 'moment'),
  field('resolvedAt', 'moment'),
  { ...field('urgedTimes', 'number'), whole: true },
  { ...field('rating', 'number'), whole: true },
]

const fields = openFields(builtIn)

/** Where later modules add what tickets are filtered by, and `ticketFields` what the actor may use. */
export const { provide: provideTicketFields, read: ticketFields } = fields

/** What the actor may filter by. */
export const listTicketFields = async (ctx: Ctx): Promise<Output<typeof tickets.listFields>> =>
  shownFields(await ticketFields(ctx))
