import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type OwnDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { systemActor } from '../platform/actor.ts'
import { backgroundOf, csvFile, errorsOf } from './imports.fixture.ts'
import { runImport } from './running.ts'
import { workbook, xlsxFile } from './workbook.fixture.ts'

const count = (desk: OwnDesk, from: string) =>
  desk.store.transaction(systemActor, async (db) => {
    const { rows } = await sql<{ count: number }>`SELECT count(*) FROM ${sql.raw(from)}`.execute(db)
    return rows[0]?.count
  })

const manyCustomers = (rows: number) =>
  `external_id,name,phone\n${Array.from({ length: rows }, (_, at) => `E${at},客户${at},138${String(at).padStart(8, '0')}`).join('\n')}`

test(
  'two imports of one file at once bring everybody in once',
  onOwnDesk(async (desk) => {
    const manager = await desk.as('manager')
    const send = (kind: 'customers' | 'orders', csv: string) =>
      manager.imports.create({ kind }, { files: [csvFile(csv)] })
    const both = async (kind: 'customers' | 'orders', csv: string) => {
      const sent = [await send(kind, csv), await send(kind, csv)]
      await Promise.all(sent.map(({ id }) => runImport(backgroundOf(desk), id)))
      const states = await Promise.all(sent.map(({ id }) => manager.imports.get({ id })))
      assert.deepEqual(
        states.map(({ status }) => status),
        ['done', 'done'],
      )
      const sum = (of: 'created' | 'skipped') => states.reduce((total, { counts }) => total + counts[of], 0)
      return [sum('created'), sum('skipped')]
    }
    const rows = 6_000
    assert.deepEqual(await both('customers', manyCustomers(rows)), [rows, rows])
    assert.equal(await count(desk, 'customers'), rows)
    assert.equal(await count(desk, 'customer_identities WHERE is_primary'), 2 * rows)
    const lines = Array.from({ length: rows }, (_, at) => `O${at},E${at % 50},2026-01-0${(at % 9) + 1},${at}.5`)
    const orders = `order_no,customer_external_id,ordered_at,total_yuan\n${lines.join('\n')}`
    assert.deepEqual(await both('orders', orders), [rows, rows])
    assert.equal(await count(desk, 'orders'), rows)
    const wrong = await count(
      desk,
      `customers c JOIN (
         SELECT customer_id, count(*) AS orders, sum(total_fen) AS total_fen, min(ordered_at) AS first_at, max(ordered_at) AS last_at
         FROM orders GROUP BY customer_id) o ON o.customer_id = c.id
       WHERE (c.orders_count, c.total_fen, c.first_order_at, c.last_order_at)
          IS DISTINCT FROM (o.orders, o.total_fen, o.first_at, o.last_at)`,
    )
    assert.equal(wrong, 0)
    assert.equal(await count(desk, 'customers WHERE orders_count > 0'), 50)
  }),
)

test(
  'whoever is added by hand while an import brings the same people in is there once',
  onOwnDesk(async (desk) => {
    const manager = await desk.as('manager')
    const rows = 6_000
    const { id } = await manager.imports.create({ kind: 'customers' }, { files: [csvFile(manyCustomers(rows))] })
    let over = false
    const running = runImport(backgroundOf(desk), id).finally(() => {
      over = true
    })
    let added = 0
    for (let at = rows - 1; at > 0 && !over; at -= 7)
      await manager.customers
        .create({ name: `客户${at}`, identities: [{ kind: 'phone', value: `138${String(at).padStart(8, '0')}` }] })
        .then(() => added++)
        .catch(refusedFor('customer.exists'))
    await running
    const { status, counts } = await manager.imports.get({ id })
    assert.deepEqual([status, counts.failed], ['done', 0])
    assert.equal(counts.created + added, rows)
    assert.equal(await count(desk, 'customers'), rows)
  }),
)

test(
  'a cancelled import keeps the chunks that are in, counts them, and stops',
  onOwnDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv = `${manyCustomers(9_000)}`.replace('E7,客户7,138', 'E7,客户7,')
    const { id } = await manager.imports.create({ kind: 'customers' }, { files: [csvFile(csv)] })
    let cancelled = false
    await runImport(backgroundOf(desk), id, async () => {
      if (!cancelled) await manager.imports.cancel({ id })
      cancelled = true
    })
    const { status, counts, progress } = await manager.imports.get({ id })
    assert.equal(status, 'cancelled')
    assert.equal(counts.failed, 1)
    assert.ok(counts.created > 0 && counts.created < 8_999)
    assert.ok(progress > 0 && progress < 1)
    assert.equal(await count(desk, 'customers'), counts.created)
    assert.equal((await errorsOf(manager, id)).length, 2)
    await assert.rejects(manager.imports.cancel({ id }), refusedFor('import.finished'))
  }),
)

test(
  'an import that was asked to stop goes on behind its last chunk',
  onOwnDesk(async (desk) => {
    const manager = await desk.as('manager')
    const rows = 9_000
    const { id } = await manager.imports.create({ kind: 'customers' }, { files: [csvFile(manyCustomers(rows))] })
    const stopping = new AbortController()
    await runImport(backgroundOf(desk, stopping.signal), id, () => stopping.abort())
    const halfway = await manager.imports.get({ id })
    assert.equal(halfway.status, 'running')
    assert.ok(halfway.counts.created < rows)
    // the job is tried again, or the schedule finds it
    await desk.settle()
    const done = await manager.imports.get({ id })
    assert.deepEqual([done.status, done.counts.created, done.counts.skipped], ['done', rows, 0])
    assert.equal(await count(desk, 'customers'), rows)
  }),
)

const manyInWorkbook = (rows: number) =>
  xlsxFile(
    workbook([
      {
        name: '客户',
        rows: [
          ['外部编号', '姓名', '手机'],
          ...Array.from({ length: rows }, (_, at) => [`E${at}`, `客户${at}`, `138${String(at).padStart(8, '0')}`]),
        ],
      },
    ]),
  )

test(
  'two imports of one workbook at once bring everybody in once, and a cancelled one keeps what is in',
  onOwnDesk(async (desk) => {
    const manager = await desk.as('manager')
    const rows = 2_500
    const send = () => manager.imports.create({ kind: 'customers' }, { files: [manyInWorkbook(rows)] })
    const cancelled = await send()
    let asked = false
    await runImport(backgroundOf(desk), cancelled.id, async () => {
      if (!asked) await manager.imports.cancel({ id: cancelled.id })
      asked = true
    })
    const { status, counts } = await manager.imports.get({ id: cancelled.id })
    assert.equal(status, 'cancelled')
    assert.ok(counts.created > 0 && counts.created < rows)
    assert.equal(await count(desk, 'customers'), counts.created)
    const sent = [await send(), await send()]
    await Promise.all(sent.map(({ id }) => runImport(backgroundOf(desk), id)))
    const states = await Promise.all(sent.map(({ id }) => manager.imports.get({ id })))
    assert.deepEqual(
      states.map((state) => [state.status, state.counts.failed]),
      [
        ['done', 0],
        ['done', 0],
      ],
    )
    assert.equal(
      states.reduce((sum, state) => sum + state.counts.created, 0),
      rows - counts.created,
    )
    assert.equal(await count(desk, 'customers'), rows)
    assert.equal(await count(desk, 'external_ids'), rows)
  }),
)
