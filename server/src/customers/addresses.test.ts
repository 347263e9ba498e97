import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Address } from '@zhike/contract/customers'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'

const address = '文三路 90 号 3 幢 502 室'

test(
  'a street address is revealed whole for a reason, which the audit tells and the log of events does not',
  onDesk(async (desk) => {
    const rep = await desk.as('representative')
    const { id, number, addressMasked } = await rep.customers.create({ name: '张三', address })
    assert.equal(addressMasked, '文三***')
    const reason = '上门前核对门牌'
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

const told = (items: readonly Address[]) =>
  items.map(({ kind, region, streetMasked, primary }) => [kind, region?.code ?? null, streetMasked, primary])

test(
  'the first address is the primary one, which region and address mean; another takes its place and it stays',
  onDesk(async (desk) => {
    const rep = await desk.as('representative')
    const { id } = await rep.customers.create({ name: '张三' })
    const home = await rep.customers.addAddress({ id, kind: 'home', region: '杭州市西湖区', street: address })
    assert.equal(home.id, id)
    const office = await rep.customers.addAddress({ id, kind: 'company', region: '330108', street: '江南大道 1 号' })
    const again = await rep.customers.addAddress({ id, kind: 'delivery', region: '330108', street: '江南大道 1 号' })
    assert.equal(again.id, office.id)
    await rep.customers.changeAddress({ id, addressId: office.id, street: '江南大道 2 号' })
    await rep.customers.promoteAddress({ id, addressId: office.id })
    assert.deepEqual(told((await rep.customers.listAddresses({ id })).items), [
      ['company', '330108', '江南***', true],
      ['home', '330106', '文三***', false],
    ])
    const { region, addressMasked } = await rep.customers.get({ id })
    assert.deepEqual([region?.code, addressMasked], ['330108', '江南***'])
    assert.equal((await rep.customers.revealAddress({ id, reason: '核对' })).value, '江南大道 2 号')
    assert.deepEqual((await rep.customers.list({ region: '330106' })).items, [])
    assert.equal((await rep.customers.list({ region: '330108' })).items[0]?.id, id)
  }),
)

test(
  'each address tells who gave it, is revealed by itself, and after the primary one the oldest is it',
  onDesk(async (desk) => {
    const rep = await desk.as('representative', { team: 'Near' })
    const { id } = await rep.customers.create({ name: '张三', address })
    const other = await desk.as('representative', { team: 'Near' })
    const added = await other.customers.addAddress({ id, kind: 'invoice', street: '中山路 8 号' })
    assert.deepEqual(await rep.customers.revealStreet({ id, addressId: added.id, reason: '寄发票' }), {
      value: '中山路 8 号',
    })
    await rep.customers.promoteAddress({ id, addressId: added.id })
    const { addresses } = await rep.customers.provenance({ id })
    const names = addresses.map(({ source }) => source?.by.id)
    const { items } = await rep.customers.timeline({ id })
    assert.deepEqual(
      items.map(({ type }) => type),
      ['customer.address_promoted', 'customer.address_revealed', 'customer.address_added', 'customer.created'],
    )
    // the former primary one came with the customer, whoever made another the primary one
    assert.deepEqual(names, [items[0]?.actor.id, items.at(-1)?.actor.id])
    await rep.customers.removeAddress({ id, addressId: id })
    assert.deepEqual(told((await rep.customers.listAddresses({ id })).items), [[null, null, '文三***', true]])
    await rep.customers.removeAddress({ id, addressId: id })
    assert.deepEqual((await rep.customers.listAddresses({ id })).items, [])
    assert.equal((await rep.customers.get({ id })).addressMasked, null)
  }),
)

test(
  'who were merged show the addresses of both, each place once, and take them along when they are taken apart',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id } = await manager.customers.create({ name: '张三', address })
    const { id: otherId } = await manager.customers.create({ name: '张三丰', address, region: '330106' })
    await manager.customers.addAddress({ id: otherId, kind: 'delivery', street: '武当山 1 号' })
    await manager.customers.merge({ id, otherId })
    const shown = (await manager.customers.listAddresses({ id })).items
    assert.deepEqual(told(shown), [
      [null, '330106', '文三***', true],
      ['delivery', null, '武当***', false],
    ])
    await manager.customers.takeApart({ id, otherId })
    assert.deepEqual(told((await manager.customers.listAddresses({ id })).items), [[null, null, '文三***', true]])
    assert.equal((await manager.customers.listAddresses({ id: otherId })).items.length, 2)
  }),
)

test(
  'an address needs a region or a street that exist, and who only reads changes none',
  onDesk(async (desk) => {
    const rep = await desk.as('representative', { team: 'Near' })
    const { id } = await rep.customers.create({ name: '张三', address })
    for (const [given, field] of [
      [{}, 'street'],
      [{ street: '\u200b' }, 'street'],
      [{ region: '月球' }, 'region'],
    ] as const)
      await assert.rejects(
        rep.customers.addAddress({ id, kind: 'home', ...given }),
        refusedFor('request.invalid', field),
      )
    const unsaying = { id, addressId: id, region: null, street: null }
    await assert.rejects(rep.customers.changeAddress(unsaying), refusedFor('request.invalid'))
    const missing = { id, addressId: '00000000-0000-7000-8000-000000000000' }
    await assert.rejects(rep.customers.promoteAddress(missing), refusedFor('record.not_found'))
  }),
)
