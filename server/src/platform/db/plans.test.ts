import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { onDesk } from '../../../test/harness.ts'
import { nameStatements } from './plans.ts'

test('a connection keeps the plans of what is sent over and over, and of nothing that looks for rows', () => {
  const nameOf = nameStatements()
  const adding = 'with "event" as (insert into "events" ("id") values ($1)) insert into "tickets" ("id") values ($2)'
  assert.equal(nameOf(adding), 'planned_0')
  assert.equal(nameOf('/* planned once */ SELECT grant_sight($1)'), 'planned_1')
  assert.equal(nameOf(adding), 'planned_0')
  assert.equal(nameOf('select /* planned once */ "id" from list_tickets($1)'), 'planned_2')
  assert.equal(nameOf('select "id" from "customers" where "region" = $1'), undefined)
  // a new column would make another answer of it, which a kept plan may not give
  assert.equal(nameOf(`${adding} returning *`), undefined)
})

test('a connection keeps a hundred plans at most', () => {
  const nameOf = nameStatements()
  const named = Array.from({ length: 150 }, (_, n) => nameOf(`/* planned once */ SELECT ${n}`))
  assert.equal(named.filter((name) => name !== undefined).length, 100)
  assert.equal(nameOf('/* planned once */ SELECT 7'), 'planned_7')
})

test(
  'a ticket is opened by plans that the connection keeps, whoever opens it',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id: customerId } = await manager.customers.create({ name: '王小明' })
    const representative = await desk.person('representative', { scope: 'all' })
    for (const client of [manager, desk.client(representative), manager])
      await client.tickets.create({ customerId, kind: 'complaint', title: '漏水' })
    const kept = await desk.asSystem(({ db }) =>
      sql<{ used: number }>`
        SELECT generic_plans + custom_plans AS used FROM pg_prepared_statements
        WHERE statement ~ 'next_ticket_number|insert into "tickets"|key_actor'`.execute(db),
    )
    assert.equal(kept.rows.length, 3)
    for (const { used } of kept.rows) assert.ok(used >= 3)
  }),
)
