import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FileRef } from '@zhike/contract/fields'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { logged } from '../customers/customers.fixture.ts'
import { addFields, refusedAt } from './own-fields.fixture.ts'

const pdf = (name: string, text = 'one') => new File([`%PDF-1.4\n${text}\n%%EOF`], name, { type: 'application/pdf' })
const at = '2026-03-15T10:00:00+08:00'

test(
  'a file is put into a field, replaced, taken out and put back, and each of it stands in the log',
  onDesk(async (desk) => {
    await addFields(desk, [
      { name: '合同', key: 'contract', type: 'file' },
      { name: '备注', key: 'remark' },
    ])
    const rep = await desk.as('representative')
    const { id } = await rep.customers.create({ name: '张三' })
    const key = 'contract'
    const first = (await rep.customers.attachOwnFile({ id, key }, { files: [pdf('合同/一.pdf')] })).custom[
      key
    ] as FileRef
    assert.deepEqual([first.name, first.mediaType], ['一.pdf', 'application/pdf'])
    const fetched = await rep.customers.getOwnFile({ id, fileId: first.id })
    assert.match(await fetched.text(), /one/)
    const second = await rep.customers.attachOwnFile({ id, key }, { files: [pdf('二.pdf', 'two')] })
    assert.equal((second.custom[key] as FileRef).name, '二.pdf')
    assert.deepEqual((await rep.customers.update({ id, custom: { contract: null } })).custom, {})
    const { fields } = await rep.customers.provenance({ id })
    const earlier = fields['custom.contract']?.earlier.map(({ value }) => (value as FileRef).name)
    assert.deepEqual(earlier, ['二.pdf', '一.pdf'])
    assert.deepEqual((await rep.customers.update({ id, custom: { contract: first } })).custom, { contract: first })
    const types = (await logged(desk, id)).map(({ type }) => type)
    assert.deepEqual(types, ['customer.created', ...Array(4).fill('customer.updated')])
    await assert.rejects(
      rep.customers.attachOwnFile({ id, key: 'remark' }, { files: [pdf('a.pdf')] }),
      refusedAt('key'),
    )
    await assert.rejects(rep.customers.attachOwnFile({ id, key }), refusedAt('file'))
    const script = new File(['<script>'], 'a.pdf', { type: 'application/pdf' })
    await assert.rejects(rep.customers.attachOwnFile({ id, key }, { files: [script] }), refusedFor('file.kind_refused'))
  }),
)

test(
  'a field takes only a file that was put into it, of this record, under its own name',
  onDesk(async (desk) => {
    await addFields(desk, [
      { name: '合同', key: 'contract', type: 'file' },
      { name: '照片', key: 'photo', type: 'file' },
    ])
    const rep = await desk.as('representative', { team: 'Near' })
    const [{ id }, { id: otherId }] = [
      await rep.customers.create({ name: '张三' }),
      await rep.customers.create({ name: '李四' }),
    ]
    const files = [pdf('一.pdf')]
    const file = (await rep.customers.attachOwnFile({ id, key: 'contract' }, { files })).custom.contract as FileRef
    const give = (custom: Record<string, FileRef>, to = id) => rep.customers.update({ id: to, custom })
    await assert.rejects(give({ photo: file }), refusedAt('custom.photo'))
    await assert.rejects(give({ contract: file }, otherId), refusedAt('custom.contract'))
    await rep.customers.update({ id, custom: { contract: null } })
    await assert.rejects(give({ contract: { ...file, name: '假的.pdf' } }), refusedAt('custom.contract'))
    await assert.rejects(rep.customers.getOwnFile({ id: otherId, fileId: file.id }), refusedFor('record.not_found'))
    await assert.rejects(
      rep.customers.create({ name: '王五', custom: { contract: file } }),
      refusedAt('custom.contract'),
    )
    const far = await desk.as('representative', { team: 'Far' })
    await assert.rejects(far.customers.getOwnFile({ id, fileId: file.id }), refusedFor('record.not_found'))
    const admin = await desk.as('administrator')
    const required = { kind: 'customer', type: 'file', name: '身份证', required: true } as const
    await assert.rejects(admin.ownFields.create(required), refusedAt('required'))
  }),
)

test(
  'a role that may not see a field cannot fetch its files, and files go with a ticket or an order that is handed over',
  onDesk(async (desk) => {
    const hidden = { type: 'file' as const, shownTo: ['manager' as const] }
    await addFields(desk, [
      { ...hidden, name: '合同', key: 'contract', kind: 'order' },
      { type: 'file', name: '回执', key: 'receipt', kind: 'ticket' },
    ])
    const [manager, rep] = [await desk.as('manager'), await desk.as('representative')]
    const { id: customerId } = await manager.customers.create({ name: '张三' })
    const { id: takerId } = await manager.customers.create({ name: '李四' })
    const { id } = await manager.orders.create({ orderNo: 'A1', customerId, orderedAt: at, totalFen: 1 })
    const order = await manager.orders.attachOwnFile({ id, key: 'contract' }, { files: [pdf('一.pdf')] })
    const { id: fileId } = order.custom.contract as FileRef
    await assert.rejects(rep.orders.getOwnFile({ id, fileId }), refusedFor('record.not_found'))
    const ticket = await manager.tickets.create({ customerId, kind: 'complaint', title: '坏了' })
    const said = await manager.tickets.attachOwnFile({ id: ticket.id, key: 'receipt' }, { files: [pdf('二.pdf')] })
    await manager.orders.handOver({ id, customerId: takerId })
    await manager.tickets.handOver({ id: ticket.id, customerId: takerId })
    assert.match(await (await manager.orders.getOwnFile({ id, fileId })).text(), /one/)
    const receipt = { id: ticket.id, fileId: (said.custom.receipt as FileRef).id }
    assert.match(await (await manager.tickets.getOwnFile(receipt)).text(), /one/)
  }),
)
