import type { Stage } from '@zhike/server/stage'
import type { Cast, KnownCustomer } from './cast.ts'
import { investigate } from './investigating.ts'
import { paintPhoto } from './photos.ts'
import { pledge } from './pledging.ts'
import type { Random } from './random.ts'
import type { Step } from './steps.ts'
import { complaints } from './stories/complaints.ts'
import { requests } from './stories/requests.ts'
import type { Story } from './stories/story.ts'
import { atWork, awake, daysBefore, minutesAfter } from './times.ts'

interface Play {
  readonly stage: Stage
  readonly cast: Cast
  readonly customers: readonly KnownCustomer[]
  readonly random: Random
  readonly today: Date
  readonly count: number
}

const days = 75

/** Requests and complaints of the last weeks. */
export function ticketSteps(play: Play): Step[] {
  const { random, today, count } = play
  const buyers = play.customers.filter((customer) => customer.bought)
  return Array.from({ length: count }, () => {
    const story = random.chance(0.4) ? random.pick(complaints) : random.pick(requests)
    // more of late, so that today's desk is busy
    const opened = daysBefore(today, days * (1 - random.next()) ** 1.6)
    return stepsOf(play, story, random.pick(buyers), opened)
  }).flat()
}

/** One story with one customer, as the steps that people take. */
function stepsOf({ stage, cast, random, today }: Play, story: Story, customer: KnownCustomer, opened: Date): Step[] {
  const steps: Step[] = []
  const ticket = { id: '', token: '' }
  const handler = cast(random.pick(story.by))
  const manager = cast('manager')
  const portal = stage.client().portal
  let clock = opened
  const then = (minutes: number, run: Step['run'], who: 'staff' | 'customer' = 'staff') => {
    clock = minutesAfter(clock, minutes)
    clock = who === 'staff' ? atWork(clock) : awake(clock)
    steps.push({ at: clock, run })
  }
  // beside what goes on, which does not wait for it
  const aside = (minutes: number, run: Step['run']) => steps.push({ at: atWork(minutesAfter(clock, minutes)), run })
  const fromOutside = random.chance(0.6)
  if (fromOutside) then(0, () => submit(stage, manager, story, customer, ticket, random.chance(0.4)), 'customer')
  else then(0, () => takeCall(cast(random.pick(['rep1', 'rep2', 'rep3'])), manager, story, customer, ticket))
  if (opened > daysBefore(today, 1) && random.chance(0.3)) return steps
  then(random.between(5, 90), () => manager.desk.tickets.assign({ id: ticket.id, staffId: handler.id }))
  const desk = handler.desk.tickets
  for (const [turn, body] of story.replies.entries()) {
    then(random.between(15, 240), () => desk.addMessage({ id: ticket.id, body, visibility: 'public' }))
    pledge({ handler, ticket, body, at: clock }, aside)
    if (turn > 0) continue
    const { note, more } = story
    if (note) then(random.between(5, 60), () => desk.addMessage({ id: ticket.id, body: note, visibility: 'internal' }))
    if (more) {
      then(1, () => desk.update({ id: ticket.id, status: 'pending' }))
      then(random.between(30, 300), () => portal.supplement({ token: ticket.token, body: more }), 'customer')
    }
  }
  const isFiled = story.kind === 'complaint' && random.chance(0.8)
  if (isFiled) investigate({ cast, random, ticket, handler, title: story.title }, then, aside)
  if (random.chance(0.15)) then(random.between(300, 900), () => portal.urge({ token: ticket.token }), 'customer')
  then(random.between(120, 4000), () => desk.resolve({ id: ticket.id, summary: story.summary }))
  if (random.chance(0.06)) {
    then(
      random.between(60, 900),
      () => portal.reject({ token: ticket.token, comment: '又出现了同样的问题，还没有解决。' }),
      'customer',
    )
    then(random.between(300, 2000), () => desk.resolve({ id: ticket.id, summary: `再次处理：${story.summary}` }))
  }
  const [score, comment] = random.pick(story.rating)
  if (random.chance(0.78)) {
    then(random.between(20, 1500), () => portal.confirm({ token: ticket.token }), 'customer')
    if (random.chance(0.8))
      then(2, () => portal.rate({ token: ticket.token, score, ...(comment ? { comment } : {}) }), 'customer')
  } else if (random.chance(0.6) && (isFiled || story.kind !== 'complaint'))
    then(7 * 1440, () => manager.desk.tickets.close({ id: ticket.id, reason: '三次联系客户未接通，按约定关闭' }))
  return steps
}

type Person = ReturnType<Cast>

/** The customer fills in the form, on the phone, some with a picture. */
async function submit(
  stage: Stage,
  manager: Person,
  story: Story,
  customer: KnownCustomer,
  ticket: { id: string; token: string },
  pictured: boolean,
) {
  const { kind, category, title, description } = story
  const stranger = stage.client().portal
  const { items } = await stranger.listCategories({})
  const categoryId = items.find((c) => c.kind === kind && c.name === category)?.id
  const form = {
    kind,
    title,
    description,
    name: customer.name,
    phone: customer.phone,
    ...(categoryId ? { categoryId } : {}),
  }
  const photo = new File([paintPhoto(title)], '现场照片.png', { type: 'image/png' })
  const { number, progressUrl } = await stranger.submit(form, pictured ? { files: [photo] } : {})
  ticket.token = progressUrl.split('/').at(-1) ?? ''
  const found = await manager.desk.tickets.list({ search: number, limit: 1 })
  ticket.id = found.items[0]?.id ?? ''
  if (story.priority) await manager.desk.tickets.update({ id: ticket.id, priority: story.priority })
  if (kind === 'after_sales')
    await manager.desk.tickets.update({ id: ticket.id, custom: asked(description, ticket.id) })
}

/** What the desk asks before a technician goes. */
const asked = (description: string, id: string) => ({
  symptom: /漏|水/.test(description) ? ['leak'] : /响|噪/.test(description) ? ['noise'] : ['dead'],
  serial: `HM${id.replace(/\D/g, '').slice(-9)}`,
})

/** The customer calls, and a representative writes it down. */
async function takeCall(
  representative: Person,
  manager: Person,
  story: Story,
  customer: KnownCustomer,
  ticket: { id: string; token: string },
) {
  const { kind, title, description, priority = 'normal', category } = story
  const { items } = await manager.desk.categories.list({ kind })
  const categoryId = items.find((c) => c.name === category)?.id
  const taken = { customerId: customer.id, kind, title, description, priority, channel: 'phone' as const }
  const sees = await representative.desk.customers.get({ id: customer.id }).then(
    () => true,
    () => false,
  )
  const writer = sees ? representative : manager
  ticket.id = (await writer.desk.tickets.create({ ...taken, ...(categoryId ? { categoryId } : {}) })).id
  const { url } = await manager.desk.tickets.progressLink({ id: ticket.id })
  ticket.token = url.split('/').at(-1) ?? ''
}
