import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, onDesk } from '../../test/harness.ts'
import { systemActor } from '../platform/actor.ts'
import type { Background } from '../platform/jobs/background.ts'
import { systemWork } from '../platform/jobs/system-work.ts'
import { findLeftBehind, retokeniseTickets } from './retokenising.ts'

const background = (desk: Desk, signal = new AbortController().signal): Background =>
  systemWork({ store: desk.store, tools: desk.tools, now: desk.now, signal })

/** As a version before left them, which knew titles alone. */
const age = (desk: Desk) =>
  desk.store.transaction(systemActor, (db) => sql`UPDATE tickets SET search = '''漏'' ''漏水'' ''水'''`.execute(db))

async function opened(desk: Desk) {
  const client = await desk.as('representative')
  const { id: customerId } = await client.customers.create({ name: '张三丰' })
  const open = (title: string, description: string) =>
    client.tickets.create({ customerId, kind: 'complaint', title, description })
  const titles = async (search: string) => (await client.tickets.list({ search })).items.map(({ title }) => title)
  return { client, open, titles }
}

test(
  'a ticket is found by what its description says, also when that changes and when the customer is renamed',
  onDesk(async (desk) => {
    const { client, open, titles } = await opened(desk)
    const { id, customerId } = await open('洗衣机漏水', '型号 HM-900，昨天晚上客厅地板泡了，物业已经来过')
    await open('询问保修', '保修卡找不到了')
    assert.deepEqual(await titles('客厅地板'), ['洗衣机漏水'])
    assert.deepEqual(await titles('hm-900'), ['洗衣机漏水'])
    assert.deepEqual(await titles('地板保修'), [])
    await client.tickets.update({ id, description: '阳台吊顶塌了' })
    assert.deepEqual([await titles('客厅地板'), await titles('吊顶')], [[], ['洗衣机漏水']])
    await client.customers.update({ id: customerId, name: '李四' })
    await desk.settle()
    assert.deepEqual([await titles('吊顶'), await titles('李四吊顶')], [['洗衣机漏水'], []])
    assert.deepEqual((await titles('lisi')).toSorted(), ['询问保修', '洗衣机漏水'].toSorted())
  }),
)

test(
  'tickets of a version before are found by their descriptions once the work came by, which goes on where it stopped',
  onDesk(async (desk) => {
    const { open, titles } = await opened(desk)
    for (const place of ['客厅', '阳台', '厨房']) await open(`${place}漏水`, `${place}的地板泡了`)
    await age(desk)
    assert.deepEqual([(await titles('漏水')).length, await titles('阳台的地板')], [3, []])
    const stopped = new AbortController()
    stopped.abort()
    await retokeniseTickets(background(desk, stopped.signal))
    assert.deepEqual(await titles('阳台的地板'), [])
    await retokeniseTickets(background(desk))
    assert.deepEqual(await titles('阳台的地板'), ['阳台漏水'])
    await findLeftBehind(background(desk))
    await age(desk)
    await retokeniseTickets(background(desk))
    assert.deepEqual(await titles('阳台的地板'), [])
    await findLeftBehind(background(desk))
    await retokeniseTickets(background(desk))
    assert.deepEqual(await titles('阳台的地板'), ['阳台漏水'])
  }),
)
