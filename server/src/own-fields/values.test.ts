import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Args } from '@zhike/contract/endpoint'
import type { OwnValue, ownFields } from '@zhike/contract/own-fields'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { logged } from '../customers/customers.fixture.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { addFields, plant, refusedAt } from './own-fields.fixture.ts'

type Definition = Partial<Args<typeof ownFields.create>>
const colours = [
  { code: 'red', name: '红' },
  { code: 'blue', name: '蓝' },
]

/** Definition, values that are taken with what is kept of them, and values that are not. */
const types: readonly (readonly [
  Definition,
  readonly (readonly [OwnValue, OwnValue | undefined])[],
  readonly OwnValue[],
])[] = [
  [
    { type: 'text' },
    [
      ['  两室 😀\n一厅 ', '两室 😀 一厅'],
      ['\u0001\u0007', undefined],
      ['', undefined],
      ['😀'.repeat(200), '😀'.repeat(200)],
      ["'; DROP TABLE customers --", "'; DROP TABLE customers --"],
    ],
    [1, true, ['a'], '😀'.repeat(201)],
  ],
  [{ type: 'text', limits: { lines: 'many', maxLength: 5000 } }, [['一\r\n二', '一\n二']], ['x'.repeat(5001)]],
  [
    { type: 'number', limits: { min: -5, max: 10, decimals: 1 } },
    [
      [0, 0],
      [-0, 0],
      [-5, -5],
      [9.9, 9.9],
    ],
    [10.5, -5.1, 1.25, '3', true, 1e300],
  ],
  [
    { type: 'money', limits: { max: 100_000 } },
    [
      [0, 0],
      [99_999, 99_999],
    ],
    [1.5, 100_001, '100', 2 ** 60],
  ],
  [
    { type: 'date', limits: { from: '2000-01-01', to: '2030-12-31' } },
    [
      ['2024-02-29', '2024-02-29'],
      ['2000-01-01', '2000-01-01'],
    ],
    ['2023-02-29', '2024-2-9', '1999-12-31', '2031-01-01', '2024-02-29T00:00:00Z', 20240229, 'today'],
  ],
  [{ type: 'choice', choices: colours }, [['red', 'red']], ['红', 'green', ['red'], 1]],
  [
    { type: 'multi_choice', choices: colours },
    [
      [
        ['blue', 'red', 'blue'],
        ['red', 'blue'],
      ],
      [[], undefined],
    ],
    ['red', ['red', 'green'], [1] as never],
  ],
  [{ type: 'person' }, [], ['张三', '0193', uuidv7(new Date(0)), ['a']]],
]

for (const [definition, good, bad] of types) {
  test(
    `a ${definition.type} takes what is right, in one form, and names what is not${definition.limits?.lines ? ' over lines' : ''}`,
    onDesk(async (desk) => {
      await addFields(desk, [{ name: 'X', key: 'x', ...definition }])
      const client = await desk.as('representative')
      for (const [given, kept] of good) {
        const { id, custom } = await client.customers.create({ name: '张三', custom: { x: given } })
        assert.deepEqual(custom, kept === undefined ? {} : { x: kept }, JSON.stringify(given))
        assert.deepEqual((await client.customers.get({ id })).custom, custom)
      }
      const { id } = await client.customers.create({ name: '李四' })
      for (const value of bad) {
        const change = client.customers.update({ id, custom: { x: value } })
        await assert.rejects(change, refusedAt('custom.x'), JSON.stringify(value))
      }
      assert.equal((await client.customers.get({ id })).version, 1)
    }),
  )
}

test(
  'a person is a colleague who works here, and stays when the colleague has left',
  onDesk(async (desk) => {
    const admin = await addFields(desk, [{ name: '专属顾问', type: 'person' }, { name: '备注' }])
    const client = await desk.as('representative')
    const adviser = await desk.person('specialist')
    const custom = { zhuan_shu_gu_wen: adviser.id.toUpperCase() }
    const { id, ...made } = await client.customers.create({ name: '张三', custom })
    assert.deepEqual(made.custom, { zhuan_shu_gu_wen: adviser.id })
    await admin.staff.suspend({ id: adviser.id })
    const changed = await client.customers.update({ id, custom: { ...made.custom, bei_zhu: '高个子' } })
    assert.deepEqual(changed.custom, { zhuan_shu_gu_wen: adviser.id, bei_zhu: '高个子' })
    await assert.rejects(client.customers.create({ name: '李四', custom }), refusedAt('custom.zhuan_shu_gu_wen'))
  }),
)

test(
  'keys that are given change, null empties, the log names the fields and keeps old and new values',
  onDesk(async (desk) => {
    const admin = await addFields(desk, [{ name: '户型' }, { name: '面积', type: 'number' }])
    const [layout, area] = (await admin.ownFields.list({ kind: 'customer' })).items
    const client = await desk.as('representative')
    const { id } = await client.customers.create({ name: '张三', custom: { hu_xing: '两室', mian_ji: 89.5 } })
    const changed = await client.customers.update({ id, custom: { mian_ji: null } })
    assert.deepEqual([changed.custom, changed.version], [{ hu_xing: '两室' }, 2])
    const same = await client.customers.update({ id, custom: { hu_xing: ' 两室 ', mian_ji: null } })
    assert.equal(same.version, 2)
    await client.customers.update({ id, name: '张三丰', custom: { hu_xing: '三室' } }, { ifMatch: 2 })
    await assert.rejects(
      client.customers.update({ id, custom: { hu_xing: '四室' } }, { ifMatch: 2 }),
      refusedFor('record.changed'),
    )
    const [, first, second] = await logged(desk, id)
    const fields = (event: typeof first) => (event ? (event.data as { fields: string[] }).fields : [])
    assert.deepEqual(fields(first), [`custom.${area?.id}`])
    assert.deepEqual([first?.changes[0]?.oldValue, first?.changes[0]?.newValue], [89.5, null])
    assert.deepEqual(fields(second), ['name', `custom.${layout?.id}`])
  }),
)

test(
  'what is required is asked of what is new and of whoever empties it, and of nobody else',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const old = await client.customers.create({ name: '老客户' })
    await addFields(desk, [
      { name: '来访目的', required: true, key: 'why' },
      { name: '等级', required: true, key: 'grade', defaultValue: '普通' },
      { name: '行业', required: true, key: 'trade', onlyFor: ['organisation'] },
      { name: '评级', required: true, key: 'rating', editedBy: ['manager'] },
    ])
    await assert.rejects(client.customers.create({ name: '张三' }), refusedAt('custom.why'))
    await assert.rejects(
      client.customers.create({ kind: 'organisation', name: '张三公司', custom: { why: ' ' } }),
      refusedAt('custom.why', 'custom.trade'),
    )
    const { id, custom } = await client.customers.create({ name: '张三', custom: { why: '买冰箱' } })
    assert.deepEqual(custom, { why: '买冰箱', grade: '普通' })
    await assert.rejects(client.customers.update({ id, custom: { why: null } }), refusedAt('custom.why'))
    await assert.rejects(client.customers.update({ id, custom: { trade: '零售' } }), refusedAt('custom.trade'))
    assert.equal((await client.customers.update({ id: old.id, industry: '零售' })).industry, '零售')
  }),
)

test(
  'a value from before there were fields stays readable, can be emptied, and becomes the value of a field that fits',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const { id } = await client.customers.create({ name: '张三' })
    await plant(desk, id, { height: 180, vip: true, shoe: '42' })
    assert.deepEqual((await client.customers.get({ id })).custom, { height: 180, vip: true, shoe: '42' })
    await assert.rejects(client.customers.update({ id, custom: { vip: false } }), refusedAt('custom.vip'))
    assert.deepEqual((await client.customers.update({ id, custom: { vip: null } })).custom, { height: 180, shoe: '42' })
    const admin = await desk.as('administrator')
    const shoe = { kind: 'customer', name: '鞋码', key: 'shoe' } as const
    await assert.rejects(admin.ownFields.create({ ...shoe, type: 'number' }), refusedFor('own_field.values_differ'))
    const height = await admin.ownFields.create({ kind: 'customer', type: 'number', name: '身高', key: 'height' })
    assert.deepEqual(await admin.ownFields.usage({ id: height.id }), { values: 1 })
    assert.deepEqual((await client.customers.update({ id, custom: { height: 181 } })).custom, {
      height: 181,
      shoe: '42',
    })
  }),
)

test(
  'a hundred fields full of long values travel whole, and keys that are no fields never reach a query',
  onDesk(async (desk) => {
    const limits = { lines: 'many', maxLength: 5000 } as const
    const names = Array.from({ length: 100 }, (_, n) => `字段${n}`)
    const admin = await addFields(
      desk,
      names.map((name, n) => ({ name, key: `f${n}`, limits })),
    )
    const more = { kind: 'customer', type: 'text', name: '第一百零一个' } as const
    await assert.rejects(admin.ownFields.create(more), refusedFor('own_field.too_many'))
    const client = await desk.as('representative')
    const custom = Object.fromEntries(names.map((_, n) => [`f${n}`, '长'.repeat(2000)]))
    const made = await client.customers.create({ name: '张三', custom })
    assert.deepEqual(made.custom, custom)
    for (const key of ['constructor', "f0' OR '1'='1", 'f0->>x', 'a.b', 'toString'])
      await assert.rejects(
        client.customers.create({ name: '李四', custom: JSON.parse(`{${JSON.stringify(key)}: "x"}`) }),
        refusedAt(`custom.${key}`),
      )
  }),
)
