import type { Stage } from '@zhike/server/stage'
import type { Cast, KnownCustomer } from './cast.ts'
import type { Random } from './random.ts'
import type { Step } from './steps.ts'
import { atWork, daysBefore, minutesAfter } from './times.ts'

interface Weaving {
  readonly stage: Stage
  readonly cast: Cast
  readonly customers: readonly KnownCustomer[]
  readonly random: Random
  readonly today: Date
}

const outage = {
  kind: 'after_sales',
  title: '净水器滤芯断货，安装延期',
  description: '华东仓滤芯批次不合格，全部停发，已预约的安装要改期。',
  channel: 'console',
} as const
const affected = [
  '净水器约好的安装没人来',
  '净水器安装改期，什么时候能装',
  '滤芯一直不发货，安装推了两次',
  '净水器安装延期没人通知',
]
const handedOver = '滤芯断货，安装统一改期，到货后由售后逐一约时间。'
const told = '滤芯批次复检不合格，我们已换供应商重新备货，预计本周五恢复安装，专员会逐一与您约定时间，很抱歉耽误您。'

/** Tickets that hang together: an incident with its children, handed over all at once, one matter asked twice, two matters in one, and who watches. */
export function weaveSteps({ stage, cast, customers, random, today }: Weaving): Step[] {
  const { desk, id: managerId } = cast('manager')
  const [first, ...others] = affected.map(() => random.pick(customers))
  if (!first) return []
  const ids: string[] = []
  const steps: Step[] = []
  let clock = atWork(daysBefore(today, 2))
  const then = (minutes: number, run: Step['run']) => {
    clock = atWork(minutesAfter(clock, minutes))
    steps.push({ at: clock, run })
  }
  const open = (of: KnownCustomer, facts: Omit<Parameters<typeof desk.tickets.create>[0], 'customerId'>) => async () =>
    void ids.push((await desk.tickets.create({ customerId: of.id, ...facts })).id)
  const idOf = (place: number) => ids[place] ?? ''

  then(0, open(first, outage))
  for (const [at, title] of affected.entries()) {
    const of = others[at] ?? first
    then(20, open(of, { kind: 'after_sales', title, channel: 'phone' }))
    then(5, () => desk.ticketLinks.create({ id: idOf(at + 1), kind: 'child', otherId: idOf(0) }))
  }
  then(5, async () => {
    const change = { assigneeId: cast('aftersales1').id, priority: 'high', note: handedOver } as const
    await desk.ticketBulkEdits.create({ choice: { ids: ids.slice(1) }, change })
    await stage.settle()
  })
  then(10, () => desk.ticketWatchers.add({ id: idOf(0), staffId: managerId }))
  then(5, () => desk.ticketWatchers.add({ id: idOf(0), staffId: cast('complaints').id }))
  then(30, async () => {
    await desk.incidentUpdates.create({ id: idOf(0), kind: 'reply', body: told })
    await stage.settle()
  })
  const again = { kind: 'after_sales', title: '净水器到底哪天装', channel: 'wechat' } as const
  then(40, open(first, { ...again, description: '前天打过电话，没人回。' }))
  then(10, () => desk.ticketMerges.merge({ id: idOf(affected.length), otherId: idOf(affected.length + 1) }))
  then(10, () => askTwoThings(desk, idOf(1)))
  return steps
}

/** A customer asks for something else in the same thread, and gets a ticket for it. */
async function askTwoThings({ tickets, ticketSplits }: ReturnType<Cast>['desk'], id: string): Promise<void> {
  const body = '客户另外问：净水器发票还没收到，抬头要开公司的。'
  const message = await tickets.addMessage({ id, body, visibility: 'internal' })
  await ticketSplits.split({ id, messageIds: [message.id], title: '补开公司抬头发票', kind: 'consultation' })
}
