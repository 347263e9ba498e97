import type { Cast } from './cast.ts'

/** What the manager keeps of the list of tickets for everybody. */
export async function keepViews(cast: Cast): Promise<void> {
  const { ticketViews } = cast('manager').desk
  const unfinished = { field: 'status', op: 'in', value: ['open', 'pending'] } as const
  const overdue = { field: 'promise', op: 'in', value: ['warned', 'breached'] } as const
  await ticketViews.create({
    name: '快超时和已超时',
    definition: { filter: { all: [unfinished, overdue] }, sort: '-priority' },
    sharing: 'everybody',
  })
  await ticketViews.create({
    name: '我关注的未完成工单',
    definition: { filter: { all: [unfinished, { field: 'watcher', op: 'is', value: 'me' }] }, sort: '-updatedAt' },
    sharing: 'everybody',
  })
  await ticketViews.create({
    name: '本月投诉按负责人',
    definition: {
      filter: {
        all: [
          { field: 'kind', op: 'is', value: 'complaint' },
          { field: 'createdAt', op: 'in_last_days', value: 30 },
        ],
      },
      group: 'assignee',
    },
    sharing: 'everybody',
  })
  await ticketViews.create({
    name: '各人在办',
    definition: { filter: unfinished, layout: 'board', group: 'assignee', sort: '-priority' },
    sharing: 'everybody',
  })
  await ticketViews.create({
    name: '到期日历',
    definition: { filter: unfinished, layout: 'calendar' },
    sharing: 'everybody',
  })
}
