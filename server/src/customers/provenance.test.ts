import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Provenance, Source } from '@zhike/contract/customers'
import type { Reason } from '@zhike/contract/reasons'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { importCsv } from '../imports/imports.fixture.ts'
import { phone, unknownId } from './merging.fixture.ts'

const wait = (desk: Desk, minutes = 1) => {
  desk.now = new Date(desk.now.getTime() + minutes * 60_000)
}
const said = (source: Source | null | undefined) => source && { by: source.by.name, via: source.via }
const earlier = ({ fields }: Provenance, field: string) => fields[field]?.earlier.map(({ value }) => value)

test(
  'every value tells who gave it, through what and when, and what stood there before',
  onDesk(async (desk) => {
    const li = desk.client(await desk.person('representative', { name: '李代表' }))
    const wang = desk.client(await desk.person('representative', { name: '王代表' }))
    const born = desk.now.toISOString()
    const { id } = await li.customers.create({
      name: '张三',
      industry: '制造',
      tags: ['会员'],
      identities: [phone('13800138000')],
    })
    wait(desk)
    await wang.customers.update({ id, industry: '零售', tags: ['会员', '老客户'] })
    wait(desk)
    await wang.customers.addIdentity({ id, kind: 'email', value: 'zs@example.com' })
    const told = await li.customers.provenance({ id })
    assert.deepEqual(told.fields.name, {
      value: '张三',
      source: {
        at: born,
        by: { kind: 'key', id: told.fields.name?.source?.by.id, name: '李代表' },
        via: { kind: 'key', name: '李代表' },
        first: null,
      },
      earlier: [],
    })
    assert.deepEqual([told.fields.industry?.value, said(told.fields.industry?.source)?.by], ['零售', '王代表'])
    assert.deepEqual(
      told.fields.industry?.earlier.map(({ value, source }) => [value, said(source)?.by]),
      [['制造', '李代表']],
    )
    assert.deepEqual(
      told.tags.map(({ tag, source }) => [tag, said(source)?.by]),
      [
        ['会员', '李代表'],
        ['老客户', '王代表'],
      ],
    )
    assert.deepEqual(
      told.identities.map(({ masked, source }) => [masked, said(source)?.by]),
      [
        ['138****8000', '李代表'],
        ['z***@example.com', '王代表'],
      ],
    )
    assert.equal(told.fields.birthday, undefined, 'what was never known has no source')
  }),
)

test(
  'what a file brought names the file and the row, whether the customer was new or there already',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id } = await manager.customers.create({ name: '李四', identities: [phone('13800138001')] })
    wait(desk)
    const csv = 'name,phone,email,region\n张三,13800138000,,浙江省杭州市\n李四,13800138001,ls@example.com,浙江省宁波市'
    const file = await importCsv(desk, manager, 'customers', csv, { onDuplicate: 'update' })
    const from = (row: number) => ({ kind: 'import', id: file.id, fileName: 'file.csv', row })
    const [added] = (await manager.customers.list({ search: '张三' })).items
    const fresh = await manager.customers.provenance({ id: added?.id ?? '' })
    assert.deepEqual(said(fresh.fields.region?.source)?.via, from(2))
    assert.deepEqual(said(fresh.identities[0]?.source)?.via, from(2))
    const known = await manager.customers.provenance({ id })
    assert.deepEqual(said(known.fields.region?.source)?.via, from(3))
    assert.deepEqual(said(known.fields.name?.source)?.via.kind, 'key')
    assert.deepEqual(
      known.identities.map(({ source }) => said(source)?.via.kind),
      ['key', 'import'],
    )
  }),
)

test(
  'what a customer wrote into the form names the request that came with it',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { number } = await desk.client().portal.submit({
      kind: 'consultation',
      title: '怎么保养',
      description: '想了解一下',
      name: '赵六',
      phone: '13800138006',
    })
    const [ticket] = (await manager.tickets.list({ search: number })).items
    const told = await manager.customers.provenance({ id: ticket?.customer.id ?? '' })
    assert.deepEqual(told.identities[0]?.source?.via, { kind: 'portal', ticket: { id: ticket?.id, number } })
    assert.equal(told.fields.name?.source?.by.kind, 'public')
  }),
)

test(
  'addresses and contacts stay masked, also those that are there no more, and can be put back without being seen',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const { id, identities } = await client.customers.create({
      name: '张三',
      address: '文三路 1 号',
      identities: [phone('13800138000')],
    })
    wait(desk)
    await client.customers.update({ id, address: '延安路 2 号' })
    await client.customers.removeIdentity({ id, identityId: identities[0]?.id ?? '' })
    const told = await client.customers.provenance({ id })
    assert.deepEqual([told.fields.address?.value, earlier(told, 'address')], ['延安***', ['文三***']])
    assert.deepEqual(
      told.formerIdentities.map(({ kind, masked }) => [kind, masked]),
      [['phone', '138****8000']],
    )
    assert.doesNotMatch(JSON.stringify(told), /13800138000|路/)
    wait(desk)
    await client.customers.restoreValue({
      id,
      field: 'address',
      changeId: told.fields.address?.earlier[0]?.changeId ?? '',
    })
    const back = await client.customers.restoreValue({
      id,
      field: 'identity',
      changeId: told.formerIdentities[0]?.changeId ?? '',
    })
    assert.deepEqual([back.addressMasked, back.identities[0]?.masked], ['文三***', '138****8000'])
    assert.equal((await client.customers.revealAddress({ id, reason: '核对' })).value, '文三路 1 号')
    const after = await client.customers.provenance({ id })
    assert.deepEqual(earlier(after, 'address'), ['延安***', '文三***'])
    assert.deepEqual(after.formerIdentities, [])
  }),
)

test(
  'a value is put back by an ordinary edit, and only as it stood in this field of this customer',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const { id } = await client.customers.create({ name: '张三', region: '330106' })
    const { id: otherId } = await client.customers.create({ name: '李四' })
    wait(desk)
    const { version } = await client.customers.update({ id, region: '310000', gender: 'male' })
    const { changeId = '' } = (await client.customers.provenance({ id })).fields.region?.earlier[0] ?? {}
    const refused = (args: object, reason: Reason, options = {}) =>
      assert.rejects(
        client.customers.restoreValue({ id, field: 'region', changeId, ...args }, options),
        refusedFor(reason),
      )
    await refused({ field: 'industry' }, 'record.not_found')
    await refused({ field: 'id' }, 'record.not_found')
    await refused({ changeId: unknownId }, 'record.not_found')
    await refused({ id: otherId }, 'record.not_found')
    await refused({}, 'record.changed', { ifMatch: version - 1 })
    await refused({ changeId: '1' }, 'request.invalid')
    assert.equal((await client.customers.restoreValue({ id, field: 'region', changeId })).region?.code, '330106')
    // it stands there already: the same again changes nothing
    const { version: same } = await client.customers.get({ id })
    assert.equal((await client.customers.restoreValue({ id, field: 'region', changeId })).version, same)
  }),
)

test(
  'after a merge a value tells from which record it came and how that one had it; taken apart, it has the source of before',
  onDesk(async (desk) => {
    const li = desk.client(await desk.person('manager', { name: '李经理' }))
    const wang = desk.client(await desk.person('manager', { name: '王经理' }))
    const kept = await li.customers.create({ name: '张三丰', industry: '武术', tags: ['会员'] })
    wait(desk)
    const other = await wang.customers.create({
      name: '张三峰',
      occupation: '道士',
      tags: ['老客户'],
      identities: [phone('13912345678')],
    })
    wait(desk)
    await li.customers.merge({ id: kept.id, otherId: other.id, keep: { name: 'other' } })
    const { fields, tags, identities } = await li.customers.provenance({ id: kept.id })
    const merge = { kind: 'merge', other: { id: other.id, number: other.number } }
    assert.deepEqual(
      [said(fields.name?.source), said(fields.occupation?.source)],
      [
        { by: '李经理', via: merge },
        { by: '李经理', via: merge },
      ],
    )
    assert.deepEqual([fields.name?.source?.first?.by.name, fields.industry?.source?.by.name], ['王经理', '李经理'])
    assert.deepEqual(
      fields.name?.earlier.map(({ value, source }) => [value, source?.by.name]),
      [['张三丰', '李经理']],
    )
    assert.deepEqual(
      tags.map(({ tag, source }) => [tag, source?.via.kind, source?.first?.by.name]),
      [
        ['会员', 'key', undefined],
        ['老客户', 'merge', '王经理'],
      ],
    )
    assert.deepEqual(
      identities.map(({ source }) => source?.by.name),
      ['王经理'],
      'an identity lies where it was given',
    )
    wait(desk)
    await wang.customers.takeApart({ id: kept.id, otherId: other.id })
    const apart = await li.customers.provenance({ id: kept.id })
    assert.deepEqual(
      [apart.fields.name?.value, said(apart.fields.name?.source)],
      ['张三丰', { by: '李经理', via: { kind: 'key', name: '李经理' } }],
    )
    assert.deepEqual(apart.fields.name?.source?.at, kept.createdAt)
    assert.deepEqual([apart.fields.occupation?.value, earlier(apart, 'name')], [null, ['张三峰', '张三丰']])
    assert.deepEqual([apart.identities, apart.tags.map(({ tag }) => tag)], [[], ['会员']])
    const theirs = await li.customers.provenance({ id: other.id })
    assert.deepEqual([theirs.fields.name?.source?.by.name, theirs.identities[0]?.source?.by.name], ['王经理', '王经理'])
  }),
)

test(
  'an own field that the role may not see has no provenance either',
  onDesk(async (desk) => {
    const administrator = await desk.as('administrator')
    const field = (key: string, shownTo?: ['manager']) =>
      administrator.ownFields.create({
        kind: 'customer',
        key,
        name: key,
        type: 'text',
        ...(shownTo ? { shownTo } : {}),
      })
    await field('open')
    await field('secret', ['manager'])
    const manager = await desk.as('manager', { scope: 'team' })
    const { id } = await manager.customers.create({ name: '张三', custom: { open: '一', secret: '密一' } })
    wait(desk)
    await manager.customers.update({ id, custom: { open: '二', secret: '密二' } })
    const all = await manager.customers.provenance({ id })
    assert.deepEqual([earlier(all, 'custom.open'), earlier(all, 'custom.secret')], [['一'], ['密一']])
    const changeId = all.fields['custom.secret']?.earlier[0]?.changeId ?? ''
    const representative = await desk.as('representative')
    const some = await representative.customers.provenance({ id })
    assert.deepEqual(earlier(some, 'custom.open'), ['一'])
    assert.doesNotMatch(JSON.stringify(some), /密|secret/)
    await assert.rejects(
      representative.customers.restoreValue({ id, field: 'custom.secret', changeId }),
      refusedFor('request.invalid'),
    )
    assert.equal((await manager.customers.restoreValue({ id, field: 'custom.secret', changeId })).custom.secret, '密一')
  }),
)
