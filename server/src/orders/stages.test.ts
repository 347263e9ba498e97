import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'

test(
  'a first order makes a potential customer new, a second one active, and a stage that people set stays',
  onDesk(async ({ as }) => {
    const desk = await as('manager')
    const stageOf = async (id: string) => (await desk.customers.get({ id })).stage
    const order = (customerId: string, orderNo: string) =>
      desk.orders.create({ customerId, orderNo, orderedAt: '2026-03-01', totalFen: 100 })
    const { id } = await desk.customers.create({ name: '陈晨' })
    assert.equal(await stageOf(id), 'potential')
    await order(id, 'S-1')
    assert.equal(await stageOf(id), 'new')
    await order(id, 'S-2')
    assert.equal(await stageOf(id), 'active')
    await desk.customers.update({ id, stage: 'lost' })
    await order(id, 'S-3')
    assert.equal(await stageOf(id), 'lost')
  }),
)
