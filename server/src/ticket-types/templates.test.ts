import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'

const leak = { kind: 'after_sales', name: '漏水报修', title: '漏水' } as const

test(
  'a template is found by everybody or by its team alone, and is changed and deleted',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const wang = await desk.person('representative', { team: '一组' })
    const [own, other] = [desk.client(wang), await desk.as('representative', { team: '二组' })]
    const teams = (await manager.teams.list({})).items
    const teamId = teams.find(({ name }) => name === '一组')?.id ?? ''
    const forAll = await manager.ticketTemplates.create({ ...leak, description: '型号：\n位置：', priority: 'high' })
    const forTeam = await manager.ticketTemplates.create({ ...leak, teamId })
    assert.deepEqual(
      new Set((await own.ticketTemplates.list({})).items.map(({ id }) => id)),
      new Set([forAll.id, forTeam.id]),
    )
    assert.deepEqual((await other.ticketTemplates.list({})).items, [forAll])
    assert.equal((await manager.ticketTemplates.list({})).items.length, 2)
    const { id } = forAll
    const changed = await manager.ticketTemplates.update({ id, title: '漏水报修' }, { ifMatch: 1 })
    assert.deepEqual([changed.title, changed.priority, changed.version], ['漏水报修', 'high', 2])
    await assert.rejects(
      manager.ticketTemplates.update({ id, title: '漏' }, { ifMatch: 1 }),
      refusedFor('record.changed'),
    )
    await manager.ticketTemplates.remove({ id })
    await assert.rejects(manager.ticketTemplates.remove({ id }), refusedFor('record.not_found'))
    assert.deepEqual((await other.ticketTemplates.list({})).items, [])
    await assert.rejects(own.ticketTemplates.create(leak), refusedFor('permission.missing'))
  }),
)

test(
  'a template fits its kind and bears a name of its own',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const admin = await desk.as('administrator')
    const type = await manager.ticketTypes.create({ kind: 'complaint', name: '质量投诉' })
    const category = await admin.categories.create({ kind: 'complaint', name: '质量' })
    await manager.ticketTemplates.create(leak)
    const again = (facts: object) => manager.ticketTemplates.create({ ...leak, name: '另一个', ...facts })
    await assert.rejects(again({ name: leak.name }), refusedFor('ticket_template.name_taken', 'name'))
    await assert.rejects(again({ typeId: type.id }), refusedFor('ticket_type.unknown', 'typeId'))
    await assert.rejects(again({ categoryId: category.id }), refusedFor('category.unknown', 'categoryId'))
    await assert.rejects(again({ teamId: uuidv7(desk.now) }), refusedFor('team.unknown', 'teamId'))
    const made = await again({ kind: 'complaint', typeId: type.id, categoryId: category.id })
    await assert.rejects(
      manager.ticketTemplates.update({ id: made.id, name: leak.name }),
      refusedFor('ticket_template.name_taken', 'name'),
    )
  }),
)
