import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { onOwnDesk } from '../../../test/harness.ts'
import { systemActor } from '../actor.ts'
import { untilNotDeadlocked } from './deadlocks.ts'

test(
  'of two transactions that wait for each other both come through, one of them at its second try',
  onOwnDesk(async ({ store }) => {
    let tries = 0
    let waiting = 0
    let meet: () => void = () => undefined
    const met = new Promise<void>((resolve) => {
      meet = resolve
    })
    const both = (first: number, second: number) =>
      untilNotDeadlocked(() =>
        store.transaction(systemActor, async (db) => {
          tries++
          await sql`SELECT pg_advisory_xact_lock(${first}::int)`.execute(db)
          if (++waiting === 2) meet()
          await met
          await sql`SELECT pg_advisory_xact_lock(${second}::int)`.execute(db)
          return first
        }),
      )
    assert.deepEqual(await Promise.all([both(1, 2), both(2, 1)]), [1, 2])
    assert.equal(tries, 3)
  }),
)

test('what fails for another reason is not tried again', async () => {
  let tries = 0
  const broken = () => Promise.reject(Object.assign(new Error(`try ${++tries}`), { code: '23505' }))
  await assert.rejects(untilNotDeadlocked(broken), /try 1/)
})
