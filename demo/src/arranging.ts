import type { Cast, KnownCustomer } from './cast.ts'
import type { Step } from './steps.ts'
import { templateStories, typeStories } from './stories/types.ts'
import { atWork, daysBefore, minutesAfter } from './times.ts'

interface Arranging {
  readonly cast: Cast
  readonly customers: readonly KnownCustomer[]
  readonly today: Date
}

/** The manager says how common work is done; then two repairs and an exchange are worked off by it. */
export function arrangeSteps({ cast, customers, today }: Arranging): Step[] {
  const types = new Map<string, string>()
  const [first, second, third] = customers.filter(({ bought }) => bought).slice(20)
  if (!first || !second || !third) return []
  const at = (days: number) => atWork(daysBefore(today, days))
  const done = repair(cast, types, second, ['洗衣机脱水时剧烈抖动', 'noise'], at(6))
  const open = repair(cast, types, first, ['净水器龙头滴水', 'leak'], at(2))
  return [
    { at: at(8), run: () => arrange(cast, types) },
    ...done.steps,
    { at: minutesAfter(at(5), 30), run: () => finish(cast, done.ticket) },
    ...open.steps,
    { at: minutesAfter(at(1), 20), run: () => workOff(cast, open.ticket, 2) },
    { at: at(3), run: () => exchange(cast, types, third) },
  ]
}

async function arrange(cast: Cast, types: Map<string, string>): Promise<void> {
  const { desk } = cast('manager')
  const categories = (await desk.categories.list({})).items
  const teams = (await desk.teams.list({})).items
  for (const { category, tasks, ...story } of typeStories) {
    const categoryId = categories.find(({ kind, name }) => kind === story.kind && name === category)?.id ?? null
    const named = tasks.map(({ title, days, by }) => ({ title, days, staffId: by ? cast(by).id : null }))
    types.set(story.name, (await desk.ticketTypes.create({ ...story, categoryId, tasks: named })).id)
  }
  const departments = (await desk.departments.list({})).items
  for (const { type, team, department, by, ...story } of templateStories) {
    const typeId = types.get(type ?? '') ?? null
    const teamId = teams.find(({ name }) => name === team)?.id ?? null
    const departmentId = departments.find(({ name }) => name === department)?.id ?? null
    const assigneeId = by ? cast(by).id : null
    await desk.ticketTemplates.create({ ...story, typeId, teamId, departmentId, assigneeId })
  }
}

/** A repair that the manager takes on the phone and gives to the engineer. */
function repair(
  cast: Cast,
  types: ReadonlyMap<string, string>,
  customer: KnownCustomer,
  [title, symptom]: readonly [string, string],
  at: Date,
) {
  const ticket = { id: '' }
  const { tickets } = cast('manager').desk
  const open = async () => {
    const facts = { kind: 'after_sales', channel: 'phone', title, description: '客户来电，希望尽快上门。' } as const
    const custom = { serial: `HM${at.getTime() % 1_000_000_000}`, symptom: [symptom] }
    const typeId = types.get('上门维修') ?? ''
    ticket.id = (await tickets.create({ ...facts, customerId: customer.id, typeId, custom })).id
    await tickets.assign({ id: ticket.id, staffId: cast('aftersales1').id })
  }
  return { ticket, steps: [{ at, run: open }] }
}

/** The engineer ticks so many steps of the checklist. */
async function workOff(cast: Cast, { id }: { readonly id: string }, count: number): Promise<void> {
  const { ticketTasks } = cast('aftersales1').desk
  const { checklist } = await ticketTasks.ofTicket({ id })
  for (const { id: stepId } of checklist.slice(0, count)) await ticketTasks.tick({ id, stepId })
}

async function finish(cast: Cast, ticket: { readonly id: string }): Promise<void> {
  const { id } = ticket
  await workOff(cast, ticket, 5)
  const { tasks } = await cast('rep1').desk.ticketTasks.ofTicket({ id })
  for (const { id: taskId } of tasks) await cast('rep1').desk.ticketTasks.finish({ id, taskId })
  await cast('aftersales1').desk.tickets.resolve({ id, summary: '重新校正了平衡，紧固了减震杆，试机正常。' })
}

/** An exchange whose pick-up should have been arranged by now. */
async function exchange(cast: Cast, types: ReadonlyMap<string, string>, customer: KnownCustomer): Promise<void> {
  const { tickets, ticketTasks } = cast('manager').desk
  const typeId = types.get('退货换货') ?? ''
  const facts = { kind: 'after_sales', channel: 'phone', title: '微波炉外壳有划痕，要求换货', typeId } as const
  const { id } = await tickets.create({ ...facts, customerId: customer.id })
  await tickets.assign({ id, staffId: cast('rep2').id })
  await ticketTasks.add({ id, title: '核对划痕照片，判断是否运输造成', assigneeId: cast('support').id })
}
