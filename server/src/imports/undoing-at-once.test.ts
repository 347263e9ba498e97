import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type OwnDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { systemActor } from '../platform/actor.ts'
import { backgroundOf, csvFile } from './imports.fixture.ts'
import { runImport } from './running.ts'
import { runUndoing } from './undo-running.ts'

const count = (desk: OwnDesk, from: string) =>
  desk.store.transaction(systemActor, async (db) => {
    const { rows } = await sql<{ count: number }>`SELECT count(*) FROM ${sql.raw(from)}`.execute(db)
    return rows[0]?.count
  })

const rows = 5_000
const csv = `external_id,name,phone\n${Array.from({ length: rows }, (_, at) => `E${at},客户${at},138${String(at).padStart(8, '0')}`).join('\n')}`

test(
  'an import that two undo at once is undone once',
  onOwnDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id } = await manager.imports.create({ kind: 'customers' }, { files: [csvFile(csv)] })
    await runImport(backgroundOf(desk), id)
    const asked = await Promise.allSettled([manager.imports.undo({ id }), manager.imports.undo({ id })])
    assert.deepEqual(asked.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
    await Promise.all([runUndoing(backgroundOf(desk), id), runUndoing(backgroundOf(desk), id)])
    await desk.settle()
    const { undo } = await manager.imports.get({ id })
    assert.deepEqual(undo?.counts, { removed: rows, putBack: 0, kept: 0 })
    assert.equal(await count(desk, "events WHERE type = 'customer.archived'"), rows)
    assert.equal(await count(desk, "company_events WHERE type = 'import.undone'"), 1)
    assert.equal(await count(desk, 'external_ids'), 0)
  }),
)

test(
  'whom somebody works with while an import is undone is either gone before, or kept',
  onOwnDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id } = await manager.imports.create({ kind: 'customers' }, { files: [csvFile(csv)] })
    await runImport(backgroundOf(desk), id)
    await manager.imports.undo({ id })
    let over = false
    const running = runUndoing(backgroundOf(desk), id).finally(() => {
      over = true
    })
    let worked = 0
    for (let at = 3; at < rows && !over; at += 11)
      await manager.orders
        .create({ customerExternalId: `E${at}`, orderNo: `A-${at}`, orderedAt: '2026-03-01', totalFen: 100 })
        .then(() => worked++)
        .catch(refusedFor('customer.unknown'))
    await running
    const { undo } = await manager.imports.get({ id })
    assert.deepEqual(undo?.counts, { removed: rows - worked, putBack: 0, kept: worked })
    assert.equal(
      await count(desk, 'orders o JOIN customers c ON c.id = o.customer_id WHERE c.archived_at IS NULL'),
      worked,
    )
  }),
)
