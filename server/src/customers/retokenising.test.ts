import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, onDesk } from '../../test/harness.ts'
import { systemActor } from '../platform/actor.ts'
import type { Background } from '../platform/jobs/background.ts'
import { systemWork } from '../platform/jobs/system-work.ts'
import { findLeftBehind, retokeniseCustomers } from './retokenising.ts'

const background = (desk: Desk, signal = new AbortController().signal): Background =>
  systemWork({ store: desk.store, tools: desk.tools, now: desk.now, signal })

/** As a version before left them. */
const age = (desk: Desk) =>
  desk.store.transaction(systemActor, (db) => sql`UPDATE customers SET search = '''三丰'' ''张三'''`.execute(db))

const vectors = (desk: Desk) =>
  desk.store.transaction(systemActor, async (db) => {
    const { rows } = await sql<{ search: string; version: number; updatedAt: Date }>`
      SELECT search::text, version, updated_at FROM customers ORDER BY id`.execute(db)
    return rows
  })

test(
  'customers of an older version are found as before, and in the new ways once their vectors were made anew',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    await client.customers.create({ name: '張三豐' })
    const names = async (search: string) => (await client.customers.list({ search })).items.map(({ name }) => name)
    const before = await vectors(desk)
    await age(desk)
    assert.deepEqual(await names('张三丰'), ['張三豐'])
    assert.deepEqual(await names('zhangsanf'), [])
    desk.now = new Date(desk.now.getTime() + 60_000)
    await retokeniseCustomers(background(desk))
    assert.deepEqual(await names('zhangsanf'), ['張三豐'])
    assert.deepEqual(await vectors(desk), before)
  }),
)

test(
  'the work goes on where it stopped, ends once, and begins again when somebody was left behind',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    for (let i = 0; i < 3; i++) await client.customers.create({ name: `张三${i}` })
    const whole = await vectors(desk)
    await age(desk)
    const stopped = new AbortController()
    stopped.abort()
    await retokeniseCustomers(background(desk, stopped.signal))
    assert.notDeepEqual(await vectors(desk), whole)
    await retokeniseCustomers(background(desk))
    assert.deepEqual(await vectors(desk), whole)
    await findLeftBehind(background(desk))
    await age(desk)
    await retokeniseCustomers(background(desk))
    assert.notDeepEqual(await vectors(desk), whole)
    await findLeftBehind(background(desk))
    await retokeniseCustomers(background(desk))
    assert.deepEqual(await vectors(desk), whole)
  }),
)
