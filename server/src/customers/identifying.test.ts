import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { publicActor } from '../platform/actor.ts'
import { logged, within, written } from './customers.fixture.ts'
import { openIdentity } from './identities.ts'
import { recogniseCustomer } from './recognising.ts'

const phone = { kind: 'phone', value: '13800138000' } as const

test(
  'an identifier is added, revealed for a reason, and removed; the log tells each without its value',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const { id } = await client.customers.create({ name: '张三' })
    const added = await client.customers.addIdentity({ id, ...phone })
    assert.equal(added.masked, '138****8000')
    const { value } = await client.customers.revealIdentity({ id, identityId: added.id, reason: '回电核实' })
    assert.equal(value, '+8613800138000')
    await client.customers.removeIdentity({ id, identityId: added.id })
    assert.deepEqual((await client.customers.get({ id })).identities, [])
    const log = await logged(desk, id)
    assert.deepEqual(log.map(({ type, data }) => [type, data]).slice(1), [
      ['customer.identity_added', { kind: 'phone' }],
      ['customer.identity_revealed', { kind: 'phone' }],
      ['customer.identity_removed', { kind: 'phone' }],
    ])
    assert.equal(log[2]?.changes[0]?.newValue, '回电核实')
    assert.ok(!JSON.stringify(log).includes('13800138000'))
    const kept = log[3]?.changes[0]?.oldValue as { hash: string; sealed: string }
    const [hash, sealed] = [Buffer.from(kept.hash, 'base64'), Buffer.from(kept.sealed, 'base64')]
    assert.equal(openIdentity(desk.tools.keys, { hash, sealed, masked: '' }), '+8613800138000')
    await assert.rejects(
      client.customers.revealIdentity({ id, identityId: added.id, reason: '回电' }),
      refusedFor('record.not_found'),
    )
  }),
)

test(
  'revealing takes a reason and the right to it',
  onDesk(async (desk) => {
    const rep = await desk.as('representative')
    const { id, identities } = await rep.customers.create({ name: '张三', identities: [phone] })
    const identityId = identities[0]?.id ?? ''
    const before = await written(desk)
    await assert.rejects(rep.customers.revealIdentity({ id, identityId, reason: ' ' }), refusedFor('request.invalid'))
    const analyst = await desk.as('analyst')
    await assert.rejects(
      analyst.customers.revealIdentity({ id, identityId, reason: '好奇' }),
      refusedFor('permission.missing'),
    )
    assert.deepEqual(await written(desk), before)
  }),
)

test(
  'an identifier that makes two customers one is refused, another’s phone is shared',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    await client.customers.create({ name: '张三', identities: [phone, { kind: 'external', value: 'E1' }] })
    const twin = await client.customers.create({ name: '张 三' })
    const child = await client.customers.create({ name: '张小三' })
    await assert.rejects(client.customers.addIdentity({ id: twin.id, ...phone }), refusedFor('customer.exists'))
    await assert.rejects(
      client.customers.addIdentity({ id: child.id, kind: 'external', value: 'E1' }),
      refusedFor('customer.exists'),
    )
    assert.equal((await client.customers.addIdentity({ id: child.id, ...phone })).primary, false)
  }),
)

test(
  'an external number is free again once it is removed',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const external = { kind: 'external', value: 'E1' } as const
    const { id, identities } = await client.customers.create({ name: '张三', identities: [external] })
    await client.customers.removeIdentity({ id, identityId: identities[0]?.id ?? '' })
    assert.equal((await client.customers.create({ name: '李四', identities: [external] })).identities.length, 1)
  }),
)

test(
  'an anonymous visitor keeps the last identifier',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const { id, identities } = await client.customers.create({ name: '访客', stage: 'visitor', identities: [phone] })
    const last = { id, identityId: identities[0]?.id ?? '' }
    await assert.rejects(client.customers.removeIdentity(last), refusedFor('identity.last'))
    await client.customers.update({ id, stage: 'potential' })
    await client.customers.removeIdentity(last)
  }),
)

test(
  'somebody behind a form is the customer who has the phone, of several the one of that name, else the first',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const father = await client.customers.create({ name: '父亲', identities: [phone] })
    const daughter = await client.customers.create({ name: '女儿', identities: [phone] })
    const told = (name: string) =>
      within(desk, (ctx) => recogniseCustomer(ctx, { name, phone: '138-0013-8000', source: 'portal' }), publicActor)
    assert.equal((await told('女 儿')).customerId, daughter.id)
    assert.equal((await told('邻居')).customerId, father.id)
    assert.equal((await client.customers.list({})).items.length, 2)
  }),
)

test(
  'what a stranger says of a known customer is only claimed, until a colleague confirms it',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const { id } = await client.customers.create({ name: '张三', identities: [phone] })
    const stranger = { name: '张三', phone: phone.value, email: 'z@example.com', source: 'portal' }
    assert.deepEqual(await within(desk, (ctx) => recogniseCustomer(ctx, stranger), publicActor), { customerId: id })
    await within(desk, (ctx) => recogniseCustomer(ctx, stranger), publicActor)
    const claims = async () =>
      (await client.customers.get({ id })).identities.map(({ kind, verified }) => [kind, verified])
    assert.deepEqual(await claims(), [
      ['phone', true],
      ['email', false],
    ])
    await client.customers.addIdentity({ id, kind: 'email', value: 'Z@example.com' })
    assert.deepEqual(await claims(), [
      ['phone', true],
      ['email', true],
    ])
  }),
)

test(
  'a stranger whom nobody knows becomes a potential customer without an owner, once',
  onDesk(async (desk) => {
    const stranger = { name: '新来的', email: 'new@example.com', source: 'portal' }
    const { customerId } = await within(desk, (ctx) => recogniseCustomer(ctx, stranger), publicActor)
    assert.deepEqual(await within(desk, (ctx) => recogniseCustomer(ctx, stranger), publicActor), { customerId })
    const manager = await desk.as('manager')
    const made = await manager.customers.get({ id: customerId })
    assert.deepEqual(
      [made.stage, made.owner, made.source, made.identities[0]?.verified],
      ['potential', null, 'portal', false],
    )
    const rep = await desk.as('representative')
    await assert.rejects(rep.customers.get({ id: customerId }), refusedFor('record.not_found'))
  }),
)
