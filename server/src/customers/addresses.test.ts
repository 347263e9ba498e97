import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'

const address = '文三路 90 号 3 幢 502 室'

test(
  'a street address is revealed whole for a reason, which the audit tells and the log of events does not',
  onDesk(async (desk) => {
    const rep = await desk.as('representative')
    const { id, number, addressMasked } = await rep.customers.create({ name: '张三', address })
    assert.equal(addressMasked, '文三***')
    const reason = '上门前核对门牌\u0000'
    assert.deepEqual(await rep.customers.revealAddress({ id, reason }), { value: address })
    const [told] = (await rep.customers.timeline({ id })).items
    assert.deepEqual([told?.type, told?.data], ['customer.address_revealed', { number }])
    await desk.settle()
    const [entry] = (await (await desk.as('manager')).audit.list({ customer: id })).items
    assert.deepEqual([entry?.type, entry?.reason], ['customer.address_revealed', '上门前核对门牌'])
  }),
)

test(
  'an address that is not there, of somebody archived or out of sight, or without the right, is not revealed',
  onDesk(async (desk) => {
    const rep = await desk.as('representative', { team: 'Near' })
    const { id } = await rep.customers.create({ name: '张三' })
    const reveal = { id, reason: '核对' }
    await assert.rejects(rep.customers.revealAddress(reveal), refusedFor('record.not_found'))
    await rep.customers.update({ id, address })
    await assert.rejects(rep.customers.revealAddress({ id, reason: ' ' }), refusedFor('request.invalid'))
    const far = await desk.as('representative', { team: 'Far' })
    await assert.rejects(far.customers.revealAddress(reveal), refusedFor('record.not_found'))
    const inspector = await desk.as('inspector')
    await assert.rejects(inspector.customers.revealAddress(reveal), refusedFor('permission.missing'))
    const manager = await desk.as('manager')
    await manager.customers.archive({ id })
    await assert.rejects(manager.customers.revealAddress(reveal), refusedFor('record.not_found'))
  }),
)
