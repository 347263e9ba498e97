import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CreateOwnField } from '@zhike/contract/own-fields'
import { sql } from 'kysely'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { systemActor } from '../platform/actor.ts'
import { addFields, refusedAt } from './own-fields.fixture.ts'

test(
  'a field is added with a key from its name, changed, and is there for everybody at once',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const client = await desk.as('representative')
    const made = await admin.ownFields.create({
      kind: 'customer',
      type: 'number',
      name: '房屋面积（㎡）',
      section: '住房',
    })
    assert.deepEqual(
      [made.key, made.position, made.required, made.unique, made.editable, made.version],
      ['fang_wu_mian_ji_m2', 0, false, false, true, 1],
    )
    assert.deepEqual((await client.ownFields.list({ kind: 'customer' })).items, [made])
    assert.deepEqual((await client.ownFields.list({ kind: 'ticket' })).items, [])
    const changed = await admin.ownFields.update({ id: made.id, name: '建筑面积', help: '按房产证' }, { ifMatch: 1 })
    assert.deepEqual([changed.name, changed.key, changed.help, changed.version], ['建筑面积', made.key, '按房产证', 2])
    await assert.rejects(
      admin.ownFields.update({ id: made.id, name: '面积' }, { ifMatch: 1 }),
      refusedFor('record.changed'),
    )
    assert.equal((await client.customers.create({ name: '张三', custom: { [made.key]: 89 } })).custom[made.key], 89)
    await assert.rejects(client.ownFields.list({ retired: 'yes' }), refusedFor('permission.missing'))
  }),
)

test(
  'names and keys are one field’s each, also a key whose field was retired',
  onDesk(async (desk) => {
    const admin = await addFields(desk, [{ name: '面积' }])
    const field = { kind: 'customer', type: 'text', name: '面积' } as const
    await assert.rejects(admin.ownFields.create(field), refusedFor('own_field.name_taken'))
    await assert.rejects(
      admin.ownFields.create({ ...field, name: '大小', key: 'mian_ji' }),
      refusedFor('own_field.key_taken'),
    )
    const [old] = (await admin.ownFields.list({})).items
    await admin.ownFields.retire({ id: old?.id ?? '' })
    const next = await admin.ownFields.create({ ...field, type: 'number' })
    assert.equal(next.key, 'mian_ji_2')
    await assert.rejects(admin.ownFields.restore({ id: old?.id ?? '' }), refusedFor('own_field.name_taken'))
    assert.equal((await admin.ownFields.create({ ...field, kind: 'order' })).key, 'mian_ji')
    assert.equal((await admin.ownFields.create({ ...field, name: '😀！' })).key, 'field')
    assert.equal((await admin.ownFields.create({ ...field, name: '3D 电视' })).key, 'f_3d_dian_shi')
  }),
)

test(
  'a retired field is shown nowhere and takes nothing; restored, it has its values again',
  onDesk(async (desk) => {
    const admin = await addFields(desk, [{ name: '户型', key: 'layout', unique: true }])
    const id = (await admin.ownFields.list({})).items[0]?.id ?? ''
    const client = await desk.as('representative')
    const customer = await client.customers.create({ name: '张三', custom: { layout: '两室' } })
    assert.deepEqual(await admin.ownFields.usage({ id }), { values: 1 })
    await admin.ownFields.retire({ id })
    await assert.rejects(admin.ownFields.retire({ id }), refusedFor('record.not_found'))
    assert.deepEqual((await client.customers.get({ id: customer.id })).custom, {})
    for (const layout of ['三室', null])
      await assert.rejects(client.customers.update({ id: customer.id, custom: { layout } }), refusedAt('custom.layout'))
    assert.deepEqual((await admin.ownFields.list({})).items, [])
    assert.deepEqual(
      (await admin.ownFields.list({ retired: 'yes' })).items.map(({ name }) => name),
      ['户型'],
    )
    await admin.ownFields.restore({ id })
    await assert.rejects(admin.ownFields.restore({ id }), refusedFor('own_field.not_retired'))
    assert.deepEqual((await client.customers.get({ id: customer.id })).custom, { layout: '两室' })
    await assert.rejects(
      client.customers.create({ name: '李四', custom: { layout: '两室' } }),
      refusedFor('own_field.taken'),
    )
  }),
)

test(
  'a choice that is not offered any more stays readable where it was chosen',
  onDesk(async (desk) => {
    const choices = [{ name: '住宅' }, { name: '商铺', colour: 'teal' as const }]
    const admin = await addFields(desk, [{ name: '类型', key: 'place', type: 'choice', choices }])
    const [field] = (await admin.ownFields.list({})).items
    assert.deepEqual(
      field?.choices.map(({ code, colour }) => [code, colour]),
      [
        ['zhu_zhai', null],
        ['shang_pu', 'teal'],
      ],
    )
    const client = await desk.as('representative')
    const shop = await client.customers.create({ name: '张三', custom: { place: 'shang_pu' } })
    const id = field?.id ?? ''
    const changed = await admin.ownFields.update({ id, choices: [{ code: 'zhu_zhai', name: '家' }] })
    assert.deepEqual(
      changed.choices.map(({ name, retired }) => [name, retired]),
      [
        ['家', false],
        ['商铺', true],
      ],
    )
    assert.equal(
      (await client.customers.update({ id: shop.id, custom: { place: 'shang_pu' } })).custom.place,
      'shang_pu',
    )
    await assert.rejects(
      client.customers.create({ name: '李四', custom: { place: 'shang_pu' } }),
      refusedAt('custom.place'),
    )
    await assert.rejects(admin.ownFields.update({ id, choices: [] }), refusedAt('choices'))
    await assert.rejects(
      admin.ownFields.update({ id, choices: [{ name: '甲' }, { name: '甲' }] }),
      refusedAt('choices'),
    )
  }),
)

test(
  'a type changes only where no value is lost',
  onDesk(async (desk) => {
    const admin = await addFields(desk, [
      { name: '日子', key: 'day', type: 'date' },
      { name: '数', key: 'count', type: 'number' },
    ])
    const [day, count] = (await admin.ownFields.list({})).items
    const client = await desk.as('representative')
    const { id } = await client.customers.create({ name: '张三', custom: { day: '2024-02-29', count: 3 } })
    await assert.rejects(
      admin.ownFields.update({ id: count?.id ?? '', type: 'text' }),
      refusedFor('own_field.type_kept'),
    )
    assert.equal((await admin.ownFields.update({ id: day?.id ?? '', type: 'text' })).type, 'text')
    assert.deepEqual((await client.customers.get({ id })).custom, { day: '2024-02-29', count: 3 })
    await client.customers.update({ id, custom: { count: null } })
    assert.equal((await admin.ownFields.update({ id: count?.id ?? '', type: 'money' })).type, 'money')
  }),
)

test(
  'what cannot be in a definition is named',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const table: [string, object][] = [
      ['name', { name: ' ' }],
      ['name', { name: '长'.repeat(41) }],
      ['key', { key: 'Größe' }],
      ['key', { key: '__proto__' }],
      ['type', { type: 'colour' }],
      ['kind', { kind: 'product' }],
      ['choices', { type: 'choice' }],
      ['choices.0.code', { type: 'choice', choices: [{ code: 'A B', name: '甲' }] }],
      ['limits.max', { type: 'number', limits: { min: 2, max: 1 } }],
      ['limits.to', { type: 'date', limits: { from: '2024-02-29', to: '2024-02-28' } }],
      ['limits.from', { type: 'date', limits: { from: '2023-02-29' } }],
      ['limits.decimals', { type: 'number', limits: { decimals: 7 } }],
      ['limits.size', { limits: { size: 1 } }],
      ['defaultValue', { type: 'number', defaultValue: '一' }],
      ['onlyFor', { onlyFor: ['complaint'] }],
      ['shownTo.0', { shownTo: ['king'] }],
      ['editedBy', { shownTo: ['manager'], editedBy: ['analyst'] }],
      ['formula', { type: 'formula' }],
    ]
    for (const [field, body] of table)
      await assert.rejects(
        admin.ownFields.create({ kind: 'customer', type: 'text', name: '甲', ...body } as CreateOwnField),
        refusedAt(field),
        JSON.stringify(body),
      )
    assert.deepEqual((await admin.ownFields.list({})).items, [])
  }),
)

test(
  'fields are put in order, and every screen hears of each change',
  onOwnDesk(async (desk) => {
    const admin = await addFields(desk, [{ name: '甲' }, { name: '乙' }, { name: '丙' }])
    const names = async () => (await admin.ownFields.list({})).items.map(({ name }) => name)
    const ids = (await admin.ownFields.list({})).items.map(({ id }) => id)
    await admin.ownFields.update({ id: ids[2] ?? '', position: 0 })
    assert.deepEqual(await names(), ['丙', '甲', '乙'])
    await admin.ownFields.update({ id: ids[2] ?? '', position: 99 })
    assert.deepEqual(await names(), ['甲', '乙', '丙'])
    await admin.ownFields.update({ id: ids[2] ?? '', position: 2 })
    const events = await desk.store.transaction(systemActor, (db) =>
      sql<{ type: string; audience: string[] }>`SELECT type, audience FROM company_events
        WHERE type LIKE 'own_field.%' ORDER BY id`.execute(db),
    )
    assert.equal(events.rows.filter(({ type }) => type === 'own_field.updated').length, 2)
    assert.ok(events.rows.every(({ audience }) => audience.length === 1))
  }),
)

test(
  'of many who add a field of one name at once one does',
  onOwnDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, () => admin.ownFields.create({ kind: 'customer', type: 'text', name: '面积' })),
    )
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1)
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    assert.ok(refused.every(refusedFor('own_field.name_taken')))
  }),
)

test(
  'what a formula uses stays as the formula needs it',
  onDesk(async (desk) => {
    const admin = await addFields(desk, [
      { name: '面积', key: 'area', type: 'number' },
      { name: '双倍', key: 'twice', type: 'formula', formula: '{area} * 2' },
      { name: '四倍', key: 'fourfold', type: 'formula', formula: '{twice} * 2' },
    ])
    const [area, twice, fourfold] = (await admin.ownFields.list({})).items.map(({ id }) => id)
    const used = refusedFor('own_field.used_in_formula')
    await assert.rejects(admin.ownFields.retire({ id: area ?? '' }), used)
    await assert.rejects(admin.ownFields.update({ id: area ?? '', type: 'text' }), used)
    await assert.rejects(admin.ownFields.update({ id: twice ?? '', formula: '"约" & {area}' }), used)
    await assert.rejects(admin.ownFields.update({ id: twice ?? '', formula: '{fourfold} + 1' }), refusedAt('formula'))
    await admin.ownFields.update({ id: twice ?? '', formula: '{area} + {area}' })
    await admin.ownFields.retire({ id: fourfold ?? '' })
    await admin.ownFields.retire({ id: twice ?? '' })
    await admin.ownFields.retire({ id: area ?? '' })
  }),
)
