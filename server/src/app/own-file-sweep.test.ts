import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FileRef } from '@zhike/contract/fields'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { type S3Server, startS3 } from '../../test/s3-server.ts'
import { addFields } from '../own-fields/own-fields.fixture.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import { s3Shelf } from '../platform/files/s3/s3-shelf.ts'
import { type FileStore, localStore, sealedStore } from '../platform/files/store.ts'
import { systemWork } from '../platform/jobs/system-work.ts'
import { sweeps } from './sweeps.ts'

let s3: S3Server
const folder = mkdtempSync(join(tmpdir(), 'zhike-sweep-'))
before(async () => {
  s3 = await startS3()
})
after(async () => {
  await s3.stop()
  rmSync(folder, { recursive: true, force: true })
})

const stores: Readonly<Record<string, (desk: Desk) => FileStore>> = {
  disk: ({ tools }) => localStore(folder, tools.keys),
  bucket: ({ tools }) => sealedStore(s3Shelf(s3.bucket), tools.keys),
}

const pdf = (name: string) => new File([`%PDF-1.4\n${name}\n%%EOF`], name, { type: 'application/pdf' })

/** Goes on by some days and runs both sweeps, that of the store as if all lay there for more than an hour. */
async function sweepAfter(desk: Desk, days: number): Promise<number> {
  desk.now = new Date(desk.now.getTime() + days * dayMs)
  const { signal } = new AbortController()
  const files = { ...desk.tools.files, olderThan: (now: Date) => desk.tools.files.olderThan(now, -60_000) }
  const work = systemWork({ store: desk.store, tools: { ...desk.tools, files }, now: desk.now, signal })
  for (const name of ['own_files.sweep', 'files.sweep'])
    await (sweeps.find((each) => each.name === name) ?? assert.fail()).run(work)
  let left = 0
  for await (const _ of desk.tools.files.olderThan(new Date(), -60_000)) left++
  return left
}

for (const [where, open] of Object.entries(stores))
  test(
    `on a ${where} a file that was replaced can be put back for a month, and is gone after it`,
    onDesk(async (desk) => {
      Object.assign(desk.tools, { files: open(desk) })
      await addFields(desk, [{ name: '合同', key: 'contract', type: 'file' }])
      const manager = await desk.as('manager')
      const { id } = await manager.customers.create({ name: '张三' })
      const attach = async (name: string) =>
        (await manager.customers.attachOwnFile({ id, key: 'contract' }, { files: [pdf(name)] })).custom
          .contract as FileRef
      const first = await attach('一.pdf')
      await attach('二.pdf')
      assert.equal(await sweepAfter(desk, 1), 2)
      const earlier = async () => (await manager.customers.provenance({ id })).fields['custom.contract']?.earlier ?? []
      const [replaced] = await earlier()
      assert.equal(replaced?.isGone, false)
      const restore = (changeId = '') => manager.customers.restoreValue({ id, field: 'custom.contract', changeId })
      assert.equal(await sweepAfter(desk, 30), 2)
      await restore(replaced?.changeId)
      // the first is shown again, and its month begins anew when it is taken out
      assert.equal(await sweepAfter(desk, 1), 2)
      assert.equal(await sweepAfter(desk, 4), 2)
      await manager.customers.update({ id, custom: { contract: null } })
      assert.equal(await sweepAfter(desk, 1), 2)
      assert.equal(await sweepAfter(desk, 27), 1)
      assert.match(await (await manager.customers.getOwnFile({ id, fileId: first.id })).text(), /一/)
      assert.equal(await sweepAfter(desk, 5), 0)
      await assert.rejects(manager.customers.getOwnFile({ id, fileId: first.id }), refusedFor('record.not_found'))
      const told = await earlier()
      assert.deepEqual([told.length > 0, told.every(({ isGone }) => isGone)], [true, true])
      await assert.rejects(restore(told[0]?.changeId), refusedFor('file.gone'))
    }),
  )

test(
  'a file that a ticket, an order, an archived customer or a member of a group shows stays, however old',
  onDesk(async (desk) => {
    Object.assign(desk.tools, { files: localStore(join(folder, 'kept'), desk.tools.keys) })
    const of = { name: '附件', key: 'paper', type: 'file' } as const
    await addFields(desk, [of, { ...of, kind: 'ticket' }, { ...of, kind: 'order' }])
    const manager = await desk.as('manager')
    const key = 'paper'
    const { id } = await manager.customers.create({ name: '张三' })
    const { id: memberId } = await manager.customers.create({ name: '张三丰' })
    await manager.customers.attachOwnFile({ id: memberId, key }, { files: [pdf('成员.pdf')] })
    await manager.customers.merge({ id, otherId: memberId })
    const { id: gone } = await manager.customers.create({ name: '李四' })
    await manager.customers.attachOwnFile({ id: gone, key }, { files: [pdf('归档.pdf')] })
    await manager.customers.archive({ id: gone })
    const placed = { orderNo: 'A1', customerId: id, orderedAt: '2026-03-15', totalFen: 1 }
    const order = await manager.orders.create(placed)
    await manager.orders.attachOwnFile({ id: order.id, key }, { files: [pdf('订单.pdf')] })
    const ticket = await manager.tickets.create({ customerId: id, kind: 'complaint', title: '坏了' })
    await manager.tickets.attachOwnFile({ id: ticket.id, key }, { files: [pdf('旧.pdf')] })
    await manager.tickets.attachOwnFile({ id: ticket.id, key }, { files: [pdf('工单.pdf')] })
    assert.equal(await sweepAfter(desk, 1), 5)
    assert.equal(await sweepAfter(desk, 365), 4)
    const shown = (await manager.customers.get({ id })).custom[key] as FileRef
    assert.match(await (await manager.customers.getOwnFile({ id, fileId: shown.id })).text(), /成员/)
  }),
)
