import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiError } from '@zhike/contract/client'
import type { CreateCustomer } from '@zhike/contract/customers'
import { sql } from 'kysely'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { systemActor } from '../platform/actor.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { hashToken } from '../platform/crypto/tokens.ts'
import { written } from './customers.fixture.ts'

const phone = (value: string) => ({ kind: 'phone' as const, value })
const external = (value: string) => ({ kind: 'external' as const, value })

test(
  'a customer is answered as it was given, with identifiers masked and the region by its names',
  onDesk(async (desk) => {
    const client = await desk.as('representative', { name: '李代表' })
    const admin = await desk.as('administrator')
    await admin.ownFields.create({ kind: 'customer', type: 'number', name: '身高', key: 'height' })
    await admin.ownFields.create({ kind: 'customer', type: 'text', name: '备注', key: 'note' })
    const made = await client.customers.create({
      name: '  张三丰 😀 ',
      identities: [
        phone('138 0013 8000'),
        { kind: 'email', value: 'Zhang@Example.com' },
        external('CRM-1'),
        phone('+8613800138000'),
      ],
      gender: 'male',
      birthday: { calendar: 'lunar', month: 4, day: 15, leapMonth: true },
      region: '浙江省杭州市西湖区',
      address: '文三路 100 号 2 单元',
      tags: ['VIP', ' vip2 ', 'VIP'],
      hobbies: ['太极'],
      custom: { height: 180, note: '喜欢安静' },
    })
    assert.match(made.number, /^C-260316-\d{4,}$/)
    assert.equal(made.name, '张三丰 😀')
    assert.equal(made.kind, 'person')
    assert.equal(made.stage, 'potential')
    assert.equal(made.owner?.name, '李代表')
    assert.deepEqual(
      made.identities.map(({ kind, masked, value, primary, verified }) => ({ kind, masked, value, primary, verified })),
      [
        { kind: 'phone', masked: '138****8000', value: undefined, primary: true, verified: true },
        { kind: 'email', masked: 'z***@example.com', value: undefined, primary: true, verified: true },
        { kind: 'external', masked: 'CRM-1', value: 'CRM-1', primary: true, verified: true },
      ],
    )
    assert.deepEqual(made.region, { code: '330106', name: '西湖区', fullName: '浙江省杭州市西湖区' })
    assert.deepEqual(made.birthday, { calendar: 'lunar', month: 4, day: 15, leapMonth: true })
    assert.equal(made.addressMasked, '文三***')
    assert.deepEqual(made.tags, ['VIP', 'vip2'])
    assert.deepEqual(made.custom, { height: 180, note: '喜欢安静' })
    assert.deepEqual(made.metrics, {
      orders: 0,
      totalFen: 0,
      firstOrderAt: null,
      lastOrderAt: null,
      recencyDays: null,
      tenureDays: null,
    })
    const { possibleDuplicates, ...customer } = made
    assert.deepEqual(possibleDuplicates, [])
    assert.deepEqual(await client.customers.get({ id: made.id }), customer)
  }),
)

test(
  'what the database keeps of an identifier or address can be read by nobody without the keys',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    await client.customers.create({ name: '甲', identities: [phone('13800138000')], address: '文三路 100 号' })
    const kept = JSON.stringify(await written(desk))
    for (const secret of ['13800138000', '文三路', '100 号']) assert.ok(!kept.includes(secret), secret)
    assert.ok(!kept.includes(Buffer.from('文三路').toString('hex')))
  }),
)

test(
  'what cannot be is refused by the name of its field, and nothing is written',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const before = await written(desk)
    const table: [string, object][] = [
      ['name', { name: ' ' }],
      ['name', { name: '\u200b\u2060' }],
      ['name', { name: '长'.repeat(101) }],
      ['name', {}],
      ['nick', { name: '甲', nick: '乙' }],
      ['kind', { name: '甲', kind: 'robot' }],
      ['identities.0.value', { name: '甲', identities: [phone('12345')] }],
      ['identities.1.value', { name: '甲', identities: [phone('13800138000'), { kind: 'email', value: 'a@b' }] }],
      ['identities.0.value', { name: '甲', identities: [{ kind: 'wechat', value: '微信 号' }] }],
      ['identities.0.kind', { name: '甲', identities: [{ kind: 'fax', value: '1' }] }],
      ['birthday', { name: '甲', birthday: { calendar: 'solar', year: 2023, month: 2, day: 29 } }],
      ['birthday', { name: '甲', birthday: { calendar: 'lunar', year: 1991, month: 5, day: 3, leapMonth: true } }],
      ['birthday', { name: '甲', birthday: { calendar: 'solar', year: 2026, month: 3, day: 17 } }],
      ['birthday.month', { name: '甲', birthday: { calendar: 'solar', month: 13, day: 1 } }],
      ['region', { name: '甲', region: '火星市' }],
      ['region', { name: '甲', region: '999999' }],
      ['stage', { name: '甲', stage: 'asleep' }],
      ['creditTermDays', { name: '甲', creditTermDays: 1.5 }],
      ['custom.Größe', { name: '甲', custom: { Größe: 1 } }],
      ['custom.height', { name: '甲', custom: { height: 1 } }],
    ]
    for (const [field, body] of table) {
      await assert.rejects(client.customers.create(body as CreateCustomer), (error) => {
        assert.ok(error instanceof ApiError)
        assert.equal(error.problem.status, 400)
        assert.deepEqual(Object.keys(error.problem.fields ?? {}), [field], JSON.stringify(body))
        return true
      })
    }
    assert.deepEqual(await written(desk), before)
  }),
)

test(
  'a birthday may be 29 February, with a year that has it or without one',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    for (const birthday of [
      { calendar: 'solar', month: 2, day: 29 },
      { calendar: 'solar', year: 2000, month: 2, day: 29 },
    ] as const)
      assert.deepEqual((await client.customers.create({ name: '闰', birthday })).birthday, birthday)
  }),
)

test(
  'the same contact under the same name, or the same external number, is the same customer',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const first = await client.customers.create({ name: 'Ｌｉ 伟', identities: [phone('13800138000'), external('E1')] })
    const before = await written(desk)
    for (const body of [
      { name: 'li伟', identities: [phone('+86 138-0013-8000')] },
      { name: '别人', identities: [external(' E1 ')] },
    ])
      await assert.rejects(client.customers.create(body), (error) => {
        assert.ok(error instanceof ApiError)
        assert.equal(error.problem.status, 409)
        assert.equal(error.problem.reason, 'customer.exists')
        assert.equal(error.problem.existingId, first.id)
        return true
      })
    assert.deepEqual(await written(desk), before)
  }),
)

test(
  'the same phone under another name is another customer, who is pointed out and is not found first',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const first = await client.customers.create({ name: '父亲', identities: [phone('13800138000')] })
    const second = await client.customers.create({ name: '女儿', identities: [phone('13800138000')] })
    assert.deepEqual(second.possibleDuplicates, [{ id: first.id, name: '父亲', number: first.number }])
    assert.equal(second.identities[0]?.primary, false)
    assert.equal((await client.customers.get({ id: first.id })).identities[0]?.primary, true)
  }),
)

test(
  'a colleague’s customer stands in the way without showing itself',
  onDesk(async (desk) => {
    const theirs = await desk.as('representative', { team: 'A', department: 'North' })
    const mine = await desk.as('representative', { team: 'B', department: 'South' })
    await theirs.customers.create({ name: '张三', identities: [phone('13800138000')] })
    const before = await written(desk)
    await assert.rejects(mine.customers.create({ name: '张三', identities: [phone('13800138000')] }), (error) => {
      assert.ok(error instanceof ApiError)
      assert.equal(error.problem.reason, 'customer.exists_hidden')
      assert.equal(error.problem.existingId, undefined)
      return true
    })
    assert.deepEqual(await written(desk), before)
    const other = await mine.customers.create({ name: '李四', identities: [phone('13800138000')] })
    assert.deepEqual(other.possibleDuplicates, [])
  }),
)

test(
  'the same customer sent many times at once is made once',
  onOwnDesk(async (desk) => {
    const client = await desk.as('representative')
    const send = (at: number) =>
      client.customers.create({
        name: '张三',
        // the same two in either order: nobody waits for the other in a circle
        identities: at % 2 ? [phone('13800138000'), external('E1')] : [external('E1'), phone('13800138000')],
      })
    const answers = await Promise.allSettled(Array.from({ length: 12 }, (_, at) => send(at)))
    const made = answers.filter((answer) => answer.status === 'fulfilled')
    assert.equal(made.length, 1)
    for (const answer of answers)
      if (answer.status === 'rejected') assert.equal(answer.reason.problem.existingId, made[0]?.value.id)
    assert.equal((await client.customers.list({})).items.length, 1)
  }),
)

test(
  'whoever sees only some customers owns those that they make; a manager’s has no owner',
  onDesk(async (desk) => {
    const manager = await desk.person('manager')
    const rep = await desk.person('representative', { team: 'A', department: 'North' })
    const created = await desk.client(manager).customers.create({ name: '无主' })
    assert.equal(created.owner, null)
    const handed = await desk.client(manager).customers.create({ name: '有主', ownerId: rep.id })
    assert.equal(handed.owner?.id, rep.id)
    assert.deepEqual(
      (await desk.client(rep).customers.list({})).items.map(({ name }) => name),
      ['有主'],
    )
  }),
)

test(
  'naming another owner takes the right to hand over, and an owner who works here',
  onDesk(async (desk) => {
    const other = await desk.person('representative', { team: 'B', department: 'South' })
    const rep = await desk.as('representative', { team: 'A', department: 'North' })
    const specialist = await desk.as('specialist', { team: 'A', department: 'North' })
    const before = await written(desk)
    await assert.rejects(rep.customers.create({ name: '甲', ownerId: other.id }), refusedFor('permission.missing'))
    const nobody = uuidv7(desk.now)
    await assert.rejects(
      specialist.customers.create({ name: '甲', ownerId: nobody }),
      refusedFor('ticket.assignee_unknown'),
    )
    assert.deepEqual(await written(desk), before)
    const handed = await specialist.customers.create({ name: '甲', ownerId: other.id })
    assert.equal(handed.owner?.id, other.id)
    await assert.rejects(specialist.customers.get({ id: handed.id }), refusedFor('record.not_found'))
    assert.equal((await desk.client(other).customers.get({ id: handed.id })).name, '甲')
  }),
)

test(
  'a key that stands for nobody sees what it made, and owns nothing',
  onDesk(async (desk) => {
    const key = 'zk_key_that_stands_for_nobody'
    await desk.store.transaction(systemActor, (db) =>
      sql`INSERT INTO api_keys (id, name, prefix, hash, role, scope, created_at)
          VALUES (${uuidv7(desk.now)}, 'shop', 'zk_', ${hashToken(key)}, 'representative', 'team', ${desk.now})`.execute(
        db,
      ),
    )
    const made = await desk.client(key).customers.create({ name: '网店客户' })
    assert.equal(made.owner, null)
    assert.equal((await desk.client(key).customers.get({ id: made.id })).name, '网店客户')
    const rep = await desk.as('representative')
    await assert.rejects(rep.customers.get({ id: made.id }), refusedFor('record.not_found'))
  }),
)

test(
  'a contact of an archived customer is free for another, its external number is not',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const first = await manager.customers.create({ name: '甲', identities: [phone('13800138000'), external('E1')] })
    await manager.customers.archive({ id: first.id })
    const second = await manager.customers.create({ name: '甲', identities: [phone('13800138000')] })
    assert.deepEqual([second.possibleDuplicates, second.identities[0]?.primary], [[], true])
    const archived = (error: unknown) => {
      assert.ok(error instanceof ApiError)
      assert.deepEqual([error.problem.reason, error.problem.existingId], ['customer.exists_archived', first.id])
      return true
    }
    await assert.rejects(manager.customers.create({ name: '乙', identities: [external('E1')] }), archived)
    await assert.rejects(manager.customers.addIdentity({ id: second.id, ...external('E1') }), archived)
    const rep = await desk.as('representative')
    await assert.rejects(
      rep.customers.create({ name: '乙', identities: [external('E1')] }),
      refusedFor('customer.exists_hidden'),
    )
  }),
)
