import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { at, openDatabase } from '../events/events.fixture.ts'
import type { Schedule } from './background.ts'
import { startProcess, waitFor } from './jobs.fixture.ts'

test('schedules are planned in company time, and those that are gone are forgotten', async (t) => {
  const database = await openDatabase()
  const ticks: Date[] = []
  const daily: Schedule = { name: 'test.daily', cron: '0 3 * * *', run: async ({ now }) => void ticks.push(now) }
  const old = await startProcess(t, database, { schedules: [{ ...daily, name: 'test.gone' }, daily] })
  await old.stop()
  await startProcess(t, database, { schedules: [daily] })
  const { rows } = await database.pool.query('SELECT key, cron, timezone FROM pgboss.schedule')
  assert.deepEqual(rows, [{ key: 'test.daily', cron: '0 3 * * *', timezone: 'Asia/Shanghai' }])
  await database.pool.query(`INSERT INTO pgboss.job (name, data) VALUES ('schedules', '{"schedule": "test.daily"}')`)
  await waitFor(() => ticks.length === 1)
  assert.deepEqual(ticks, [at])
})

test('a turn of the clock that takes long keeps no other waiting', async (t) => {
  const database = await openDatabase()
  const { promise: end, resolve } = Promise.withResolvers<void>()
  t.after(() => resolve())
  let ticks = 0
  const schedules: Schedule[] = [
    { name: 'test.long', cron: '0 3 * * *', run: () => end },
    { name: 'test.short', cron: '0 3 * * *', run: async () => void ticks++ },
  ]
  await startProcess(t, database, { schedules })
  for (const name of ['long', 'short'])
    await database.pool.query(
      `INSERT INTO pgboss.job (name, data) VALUES ('schedules', '{"schedule": "test.${name}"}')`,
    )
  await waitFor(() => ticks === 1)
  resolve()
})

test('several workers run a schedule once a turn', { skip: process.env.ZHIKE_MEASURE === undefined }, async (t) => {
  const database = await openDatabase()
  const ticks: number[] = []
  const schedules = [{ name: 'test.minute', cron: '* * * * *', run: async () => void ticks.push(Date.now()) }]
  await startProcess(t, database, { schedules })
  await startProcess(t, database, { schedules })
  await pause(200_000)
  const minutes = ticks.map((tick) => Math.floor(tick / 60_000))
  t.diagnostic(`ticks at second ${ticks.map((tick) => Math.round((tick % 60_000) / 1000))}`)
  assert.ok(ticks.length >= 3 && ticks.length <= 4)
  assert.ok(new Set(minutes).size >= ticks.length - 1)
})
