import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Filter } from '@zhike/contract/filters'
import { type Desk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { backgroundOf, importCsv } from '../imports/imports.fixture.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import { awaitTurn } from './arrivals.queries.ts'
import { within } from './customers.fixture.ts'
import { phone, unknownId } from './merging.fixture.ts'
import { noteTeamQuality, sweepQuality } from './quality-sweep.ts'

const email = { kind: 'email', value: 'zs@example.com' } as const
const wait = (desk: Desk, days: number) => {
  desk.now = new Date(desk.now.getTime() + days * dayMs)
}
const having = (defect: string) => said({ field: 'defects', op: 'has_any', value: [defect] })
const said = (filter: Filter) => JSON.stringify(filter)
const sweep = (desk: Desk) => sweepQuality(backgroundOf(desk))

test(
  'a record is judged when it is made and when it changes, and the explanation is what the score was made of',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const { id, quality, defects } = await client.customers.create({ name: '张三', identities: [phone('13800138000')] })
    assert.deepEqual([...defects].sort(), ['no_address', 'no_birthday', 'no_gender', 'no_other_contact', 'no_region'])
    const told = await client.customers.quality({ id })
    assert.equal(told.score, quality)
    assert.deepEqual(told.lost.map(({ defect }) => defect).sort(), [...defects].sort())
    assert.equal(Math.round(100 - told.lost.reduce((sum, { points }) => sum + points, 0)), quality)
    assert.deepEqual(told.lost[0]?.defect, 'no_region', 'the dearest first')
    const better = await client.customers.update({ id, region: '330106', gender: 'male' })
    assert.ok((better.quality ?? 0) > (quality ?? 0))
    const identity = await client.customers.addIdentity({ id, ...email })
    assert.equal((await client.customers.get({ id })).defects.includes('no_other_contact'), false)
    await client.customers.removeIdentity({ id, identityId: identity.id })
    assert.equal((await client.customers.get({ id })).quality, better.quality)
    await assert.rejects(client.customers.quality({ id: unknownId }), refusedFor('record.not_found'))
  }),
)

test(
  'a contact that does not reach the customer is a defect until it does',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const { id, identities } = await client.customers.create({ name: '张三', identities: [phone('13800138000')] })
    const identityId = identities[0]?.id ?? ''
    const told = await client.customers.reportFailure({ id, identityId, why: 'out_of_service' })
    assert.deepEqual(told.failure, { why: 'out_of_service', at: desk.now.toISOString() })
    const dead = await client.customers.get({ id })
    assert.ok(dead.defects.includes('unreachable_phone'))
    assert.deepEqual(dead.identities[0]?.failure, told.failure)
    const events = async () => (await client.customers.timeline({ id })).items.length
    const before = await events()
    await client.customers.reportFailure({ id, identityId, why: 'out_of_service' })
    assert.equal(await events(), before, 'said again it is no news')
    await client.customers.withdrawFailure({ id, identityId })
    const alive = await client.customers.get({ id })
    assert.ok(!alive.defects.includes('unreachable_phone'))
    assert.equal(alive.identities[0]?.failure, undefined)
    await assert.rejects(
      client.customers.reportFailure({ id, identityId, why: 'tired' as 'bounced' }),
      refusedFor('request.invalid'),
    )
  }),
)

test(
  'nobody is judged by the sweep while a file comes in',
  onOwnDesk(async (desk) => {
    const client = await desk.as('representative')
    await client.customers.create({ name: '张三', identities: [phone('13800138000')] })
    wait(desk, 400)
    const due = async () => (await client.customers.list({ filter: having('unconfirmed') })).items.length
    await within(desk, async (ctx) => {
      await awaitTurn(ctx.db)
      await sweep(desk)
    })
    assert.equal(await due(), 0)
    await sweep(desk)
    assert.equal(await due(), 1)
  }),
)

test(
  'time makes a customer due for review, by the sweep alone, and a confirmation ends it at once',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const { id } = await client.customers.create({ name: '张三', identities: [phone('13800138000')] })
    const { id: freshId } = await client.customers.create({ name: '李四', identities: [phone('13800138001')] })
    wait(desk, 300)
    await client.customers.update({ id: freshId, gender: 'male' })
    await client.customers.update({ id, tags: ['老客户'] })
    wait(desk, 80)
    await sweep(desk)
    const due = async () => (await client.customers.list({ filter: having('unconfirmed') })).items.map((one) => one.id)
    assert.deepEqual(await due(), [id], 'an edit confirms, a tag does not')
    const { version } = await client.customers.get({ id })
    wait(desk, 400)
    await sweep(desk)
    const long = await client.customers.get({ id })
    assert.ok(long.defects.includes('long_unconfirmed'))
    assert.equal(long.version, version, 'nobody who edits is disturbed')
    const confirmed = await client.customers.confirm({ id })
    assert.equal(confirmed.confirmedAt, desk.now.toISOString())
    assert.deepEqual(await due(), [freshId])
    assert.deepEqual((await client.customers.timeline({ id })).items[0]?.type, 'customer.confirmed')
  }),
)

test(
  'who comes from a file, or writes into the form, is judged by the next sweep',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    await importCsv(desk, manager, 'customers', 'name,phone,email\n张三,13800138000,zs@example.com\n李四,,')
    await sweep(desk)
    const [zhang] = (await manager.customers.list({ search: '张三' })).items
    assert.ok(zhang?.quality)
    assert.deepEqual(
      (await manager.customers.list({ filter: having('no_phone') })).items.map(({ name }) => name),
      ['李四'],
    )
    await importCsv(desk, manager, 'customers', 'name,phone,email\n张三,13800138000,other@example.com', {
      onDuplicate: 'update',
    })
    const form = {
      kind: 'consultation',
      title: '咨询',
      description: '想了解',
      name: '张三',
      phone: '13800138000',
    } as const
    await desk.client().portal.submit({ ...form, email: 'third@example.com' })
    await sweep(desk)
    assert.equal((await manager.customers.get({ id: zhang?.id ?? '' })).identities.length, 4)
  }),
)

test(
  'after a merge the record of the group is judged, and each by itself when they are apart',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const kept = await manager.customers.create({ name: '张三丰', identities: [phone('13800138000')] })
    const other = await manager.customers.create({ name: '张三丰', region: '330106', identities: [email] })
    const merged = await manager.customers.merge({ id: kept.id, otherId: other.id })
    assert.deepEqual(
      merged.defects.filter((defect) => kept.defects.includes(defect) && other.defects.includes(defect)),
      merged.defects,
    )
    assert.ok((merged.quality ?? 0) > (kept.quality ?? 0))
    await manager.customers.takeApart({ id: kept.id, otherId: other.id })
    const [first, second] = [
      await manager.customers.get({ id: kept.id }),
      await manager.customers.get({ id: other.id }),
    ]
    assert.deepEqual([first.quality, second.quality], [kept.quality, other.quality])
  }),
)

test(
  'identity numbers in own fields are checked, and held against what else is known',
  onDesk(async (desk) => {
    const administrator = await desk.as('administrator')
    await administrator.ownFields.create({ kind: 'customer', key: 'id_card', name: '身份证号', type: 'text' })
    const client = await desk.as('representative')
    const defectsOf = async (number: string, more: object = {}) =>
      (await client.customers.create({ name: `张${number.slice(-3)}`, custom: { id_card: number }, ...more })).defects
    assert.ok((await defectsOf('110105194912310021')).includes('invalid_id_card'))
    assert.ok(!(await defectsOf('11010519491231002X')).includes('invalid_id_card'))
    assert.ok((await defectsOf('11010519491231002X', { gender: 'male' })).includes('conflict'))
  }),
)

test(
  'an administrator says how quality is measured, and everybody is judged anew in the background',
  onDesk(async (desk) => {
    const administrator = await desk.as('administrator')
    const client = await desk.as('representative')
    const { id } = await client.customers.create({ name: '张三' })
    const { version, ...rules } = await administrator.dataQuality.rules({})
    assert.equal(rules.confirmMonths, 12)
    const update = administrator.dataQuality.updateRules
    await assert.rejects(
      update({ weights: { complete: 50, valid: 50, fresh: 50 } }),
      refusedFor('data_quality.weights'),
    )
    await assert.rejects(update({ confirmMonths: 0 }), refusedFor('request.invalid'))
    await assert.rejects(update({ confirmMonths: 6 }, { ifMatch: version + 1 }), refusedFor('record.changed'))
    await assert.rejects(client.dataQuality.updateRules({ confirmMonths: 6 }), refusedFor('permission.missing'))
    const after = await update({ weights: { complete: 100, valid: 0, fresh: 0 }, items: { no_phone: 0 } })
    assert.deepEqual(
      [after.version, after.items.no_phone, after.items.no_region],
      [version + 1, 0, rules.items.no_region],
    )
    const before = await client.customers.get({ id })
    assert.ok(before.defects.includes('no_phone'))
    await sweep(desk)
    const judged = await client.customers.get({ id })
    assert.ok(!judged.defects.includes('no_phone'))
    assert.equal(judged.quality, (await client.customers.quality({ id })).score)
    assert.equal((await update({ confirmMonths: 12 })).version, version + 1, 'the same changes nothing')
  }),
)

test(
  'counts, lists and trends tell of what is in sight alone',
  onDesk(async (desk) => {
    const near = await desk.as('representative', { team: 'Near', department: 'East' })
    const far = await desk.as('representative', { team: 'Far', department: 'West' })
    const manager = await desk.as('manager', { team: 'Near', department: 'East' })
    const whole = {
      gender: 'male',
      region: '330106',
      address: '文三路 1 号',
      birthday: { calendar: 'solar', month: 5, day: 1 },
    } as const
    await near.customers.create({ name: '张三丰', ...whole, identities: [phone('13800138000'), email] })
    await near.customers.create({ name: '李四光' })
    await far.customers.create({ name: '王五常' })
    const counts = async (client: typeof near, args = {}) => {
      const { defects, customers, score } = await client.dataQuality.overview(args)
      return [customers.value, defects.find(({ defect }) => defect === 'no_phone')?.customers, score]
    }
    const [all, noPhone] = await counts(manager)
    assert.deepEqual([all, noPhone], [3, 2])
    assert.deepEqual((await counts(near)).slice(0, 2), [2, 1])
    assert.deepEqual((await counts(far)).slice(0, 2), [1, 1])
    assert.deepEqual(await counts(near, { owner: 'none' }), [0, 0, null])
    const good = said({ field: 'quality', op: 'gte', value: 90 })
    assert.deepEqual(
      (await near.customers.list({ filter: good })).items.map(({ name, quality }) => [name, quality]),
      [['张三丰', 100]],
    )
    assert.deepEqual(
      (await far.customers.list({ filter: having('no_phone') })).items.map(({ name }) => name),
      ['王五常'],
    )
    await assert.rejects(far.customers.list({ filter: having('ugly') }), refusedFor('request.invalid'))
    await noteTeamQuality(backgroundOf(desk))
    const teams = async (client: typeof near) =>
      (await client.dataQuality.trends({})).items.map(({ team, days }) => [team?.name, days[0]?.customers])
    assert.deepEqual(await teams(near), [['Near', 2]])
    assert.deepEqual(await teams(far), [['Far', 1]])
    assert.deepEqual(await teams(manager), [
      ['Far', 1],
      ['Near', 2],
    ])
    assert.deepEqual(
      await teams(await desk.as('representative', { scope: 'own', team: 'Near', department: 'East' })),
      [],
    )
  }),
)

test(
  'whoever may only look on confirms nothing, and who may not change customers even less',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id } = await manager.customers.create({ name: '张三' })
    const guest = await desk.person('representative')
    await manager.customers.addCollaborator({ id, staffId: guest.id, mode: 'read_only' })
    await assert.rejects(desk.client(guest).customers.confirm({ id }), refusedFor('customer.read_only'))
    await assert.rejects((await desk.as('inspector')).customers.confirm({ id }), refusedFor('permission.missing'))
  }),
)

test(
  'whoever is due for review stands among the owner’s to-dos, and in nobody else’s',
  onDesk(async (desk) => {
    const li = await desk.as('representative')
    const wang = await desk.as('representative')
    const { id } = await li.customers.create({ name: '张三' })
    const due = async (client: typeof li) => (await client.reports.home({})).reviews
    assert.deepEqual(await due(li), { count: 0, customers: [] })
    const confirmedAt = desk.now.toISOString()
    wait(desk, 366)
    await sweep(desk)
    assert.deepEqual(await due(li), { count: 1, customers: [{ id, name: '张三', confirmedAt }] })
    assert.equal((await due(wang)).count, 0)
    await li.customers.confirm({ id })
    assert.equal((await due(li)).count, 0)
  }),
)
