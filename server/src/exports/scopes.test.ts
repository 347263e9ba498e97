import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk } from '../../test/harness.ts'
import type { Person } from '../../test/people.ts'
import { refusedFor } from '../../test/refusals.ts'
import { backgroundOf, bytesOf, column, csvRows, csvText, exported } from './exports.fixture.ts'
import { sweepExportFiles } from './exports.jobs.ts'

/** A customer of each of two teams with an order and a ticket, made by a colleague there. */
async function twoTeams(desk: Desk) {
  const owners = [
    await desk.person('manager', { team: 'East', scope: 'own' }),
    await desk.person('manager', { team: 'West', department: 'Elsewhere', scope: 'own' }),
  ]
  for (const [at, owner] of owners.entries()) {
    const client = desk.client(owner)
    const { id: customerId } = await client.customers.create({
      name: `客户${at}`,
      identities: [{ kind: 'phone', value: `1380013800${at}` }],
      address: `文三路 ${at} 号`,
    })
    await client.orders.create({ orderNo: `SO-${at}`, customerId, orderedAt: '2026-03-01', totalFen: 100 })
    await client.tickets.create({ customerId, kind: 'complaint', title: `坏了 ${at}` })
  }
}

test(
  'in every scope a file holds what the list shows, and nothing of anybody else',
  onDesk(async (desk) => {
    await twoTeams(desk)
    const expected = { all: 2, department: 1, team: 1, own: 0, none: 0 } as const
    for (const [scope, count] of Object.entries(expected)) {
      const client = await desk.as('manager', { team: 'East', scope: scope as keyof typeof expected })
      const names = (await client.customers.list({})).items.map(({ name }) => name)
      assert.equal(names.length, count, scope)
      assert.deepEqual(await column(desk, client, { kind: 'customers' }, 'name'), names, scope)
      const orders = (await client.orders.list({})).items.map(({ orderNo }) => orderNo)
      assert.deepEqual(await column(desk, client, { kind: 'orders' }, 'order_no'), orders, scope)
      const tickets = (await client.tickets.list({})).items.map(({ number }) => number)
      assert.deepEqual(await column(desk, client, { kind: 'tickets' }, 'number'), tickets, scope)
      const plain = { kind: 'customers', identifiers: 'plain', reason: '核对' } as const
      assert.equal((await column(desk, client, plain, 'phone')).length, count, scope)
    }
  }),
)

test(
  'a filter by what is hidden tells nothing of it',
  onDesk(async (desk) => {
    await twoTeams(desk)
    const east = await desk.as('manager', { team: 'East', scope: 'team' })
    const { items } = await (await desk.as('manager')).customers.list({ search: '客户1' })
    const hidden = items[0]
    assert.ok(hidden?.owner)
    const probes = [
      { kind: 'customers', list: { owner: hidden.owner.id } },
      { kind: 'customers', list: { filter: { field: 'name', op: 'is', value: hidden.name } } },
      { kind: 'customers', list: { search: '13800138001' } },
      { kind: 'customers', list: { search: hidden.number } },
      { kind: 'orders', list: { customer: hidden.id } },
      { kind: 'orders', list: { search: 'SO-1' } },
      { kind: 'tickets', list: { customer: hidden.id } },
    ] as const
    for (const probe of probes)
      assert.deepEqual((await exported(desk, east, probe)).counts, { found: 0, written: 0 }, JSON.stringify(probe))
  }),
)

test(
  'identifiers leave masked, under headings that say so; whole ones need the right and a reason, which the audit shows',
  onDesk(async (desk) => {
    await twoTeams(desk)
    const [manager, specialist] = [await desk.as('manager'), await desk.as('specialist', { scope: 'all' })]
    const wanted = { kind: 'customers' as const, columns: ['name', 'phone', 'address'] }
    const masked = await csvRows(desk, specialist, {
      ...wanted,
      list: { sort: 'name' },
    })
    assert.deepEqual(masked, [
      ['姓名', '手机（已脱敏）', '详细地址（已脱敏）'],
      ['客户0', '138****8000', '文三***'],
      ['客户1', '138****8001', '文三***'],
    ])
    const plain = { ...wanted, identifiers: 'plain' as const }
    await assert.rejects(specialist.exports.create({ ...plain, reason: '核对' }), refusedFor('permission.missing'))
    await assert.rejects(manager.exports.create(plain), refusedFor('export.reason_missing'))
    await assert.rejects(manager.exports.create({ ...plain, reason: '   ' }), refusedFor('request.invalid'))
    const whole = await exported(desk, manager, { ...plain, reason: '寄送质保卡', list: { search: '13800138000' } })
    assert.match(await csvText(manager, whole.id), /^姓名,手机,详细地址\r\n客户0,'\+8613800138000,文三路 0 号\r\n$/)
    await desk.settle()
    const { items } = await manager.audit.list({})
    const of = (type: string) => items.filter((entry) => entry.type === type)
    const created = of('export.created')[0]
    assert.equal(created?.reason, '寄送质保卡')
    assert.deepEqual(created.data, {
      kind: 'customers',
      format: 'csv',
      identifiers: 'plain',
      columns: ['name', 'phone', 'address'],
      filters: ['search'],
    })
    assert.deepEqual(of('export.downloaded')[0]?.data, {
      kind: 'customers',
      format: 'csv',
      identifiers: 'plain',
      written: 1,
    })
    assert.equal(of('access.refused').length, 1)
    assert.ok(!JSON.stringify(items).includes('13800138000'))
  }),
)

test(
  'an analyst takes out data without names: the first character, no identifiers, no free text',
  onDesk(async (desk) => {
    await twoTeams(desk)
    const analyst = await desk.as('analyst')
    const [heading = [], first = []] = await csvRows(desk, analyst, { kind: 'customers', list: { sort: 'name' } })
    assert.equal(first[heading.indexOf('姓名（已脱敏）')], '客**')
    for (const told of ['外部编号', '手机', '手机（已脱敏）', '邮箱', '微信', '生日', '详细地址'])
      assert.ok(!heading.includes(told), told)
    const [titles = []] = await csvRows(desk, analyst, { kind: 'tickets' })
    for (const told of ['标题', '描述', '解决方案', '评价']) assert.ok(!titles.includes(told), told)
    const ask = (columns: string[]) => analyst.exports.create({ kind: 'customers', columns })
    await assert.rejects(ask(['number', 'phone']), refusedFor('permission.missing'))
    await assert.rejects(ask(['birthday']), refusedFor('permission.missing'))
    await assert.rejects(
      analyst.exports.create({ kind: 'customers', identifiers: 'plain', reason: '核对' }),
      refusedFor('permission.missing'),
    )
  }),
)

test(
  'a file is only for whoever asked for it, and only while they may and see as much',
  onDesk(async (desk) => {
    await twoTeams(desk)
    const [owner, admin, colleague] = [
      await desk.person('manager', { team: 'East', scope: 'department' }),
      await desk.as('administrator'),
      await desk.as('manager', { team: 'East' }),
    ]
    const client = desk.client(owner)
    const { id } = await exported(desk, client, { kind: 'customers' })
    const gone = refusedFor('record.not_found')
    for (const call of [
      colleague.exports.get({ id }),
      colleague.exports.file({ id }),
      colleague.exports.remove({ id }),
    ])
      await assert.rejects(call, gone)
    assert.deepEqual((await colleague.exports.list({})).items, [])
    await bytesOf(client, id)
    await narrowKey(desk, owner, 'own')
    await assert.rejects(client.exports.file({ id }), gone)
    await narrowKey(desk, owner, 'none')
    await assert.rejects(client.exports.file({ id }), gone)
    await narrowKey(desk, owner, 'all')
    await bytesOf(client, id)
    const { permissions } = (await admin.roles.list({})).items.find(({ code }) => code === 'manager') ?? assert.fail()
    await admin.roles.update({ code: 'manager', permissions: permissions.filter((p) => p !== 'exports.names') })
    await assert.rejects(client.exports.file({ id }), gone)
    await admin.roles.update({ code: 'manager', permissions })
    await bytesOf(client, id)
    await admin.staff.suspend({ id: owner.id })
    await assert.rejects(client.exports.file({ id }), refusedFor('session.required'))
  }),
)

/** A key has a scope of its own. */
const narrowKey = (desk: Desk, { id }: Person, scope: 'own' | 'none' | 'all') =>
  desk.asSystem(({ db }) => db.updateTable('apiKeys').set({ scope }).where('staffId', '=', id).execute())

test(
  'who loses the right, the scope or the account before the file is written gets nothing that they may not see',
  onDesk(async (desk) => {
    await twoTeams(desk)
    const admin = await desk.as('administrator')
    const narrowed = await desk.person('manager', { team: 'East', scope: 'all' })
    const suspended = await desk.person('manager', { team: 'East', scope: 'all' })
    const asked = await desk.client(narrowed).exports.create({ kind: 'customers' })
    const other = await desk.client(suspended).exports.create({ kind: 'customers' })
    await narrowKey(desk, narrowed, 'own')
    await admin.staff.suspend({ id: suspended.id })
    await desk.settle()
    assert.deepEqual((await desk.client(narrowed).exports.get({ id: asked.id })).counts, { found: 0, written: 0 })
    const row = await desk.asSystem(({ db }) =>
      db.selectFrom('exports').select(['status', 'failure', 'fileKey']).where('id', '=', other.id).executeTakeFirst(),
    )
    assert.deepEqual(row, { status: 'failed', failure: 'export.right_withdrawn', fileKey: null })
  }),
)

test(
  'a file goes after 7 days, or when it is given up, and the record of it stays',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    await manager.customers.create({ name: '张三' })
    const [old, given] = [
      await exported(desk, manager, { kind: 'customers' }),
      await exported(desk, manager, { kind: 'customers' }),
    ]
    await manager.exports.remove({ id: given.id })
    await manager.exports.remove({ id: given.id })
    await desk.settle()
    await assert.rejects(manager.exports.file({ id: given.id }), refusedFor('export.expired'))
    const keys = await desk.asSystem(({ db }) => db.selectFrom('exports').select(['id', 'fileKey']).execute())
    const isThere = async (id: string) => {
      const key = keys.find((row) => row.id === id)?.fileKey ?? ''
      return desk.tools.files.read(key).then(
        (bytes) => Boolean(bytes.destroy()),
        () => false,
      )
    }
    assert.deepEqual([await isThere(old.id), await isThere(given.id)], [true, false])
    desk.now = new Date(desk.now.getTime() + 8 * 86_400_000)
    await assert.rejects(manager.exports.file({ id: old.id }), refusedFor('export.expired'))
    await sweepExportFiles(backgroundOf(desk))
    assert.equal(await isThere(old.id), false)
    const { items } = await manager.exports.list({})
    assert.deepEqual(
      items.map(({ status, file }) => [status, file]),
      [
        ['done', null],
        ['done', null],
      ],
    )
  }),
)
