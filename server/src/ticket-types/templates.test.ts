import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { openShop } from '../tickets/tickets.fixture.ts'

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
    const nobody = uuidv7(desk.now)
    await assert.rejects(again({ departmentId: nobody }), refusedFor('department.unknown', 'departmentId'))
    await assert.rejects(again({ assigneeId: nobody }), refusedFor('staff.unknown', 'assigneeId'))
    const made = await again({ kind: 'complaint', typeId: type.id, categoryId: category.id })
    await assert.rejects(
      manager.ticketTemplates.update({ id: made.id, name: leak.name }),
      refusedFor('ticket_template.name_taken', 'name'),
    )
  }),
)

test(
  'a ticket that is opened by a template goes to its department and person, whoever opens it, and to nobody who left',
  onDesk(async (desk) => {
    const { manager, first, second, chen, wang, customerId } = await openShop(desk)
    const admin = await desk.as('administrator')
    const department = await admin.departments.create({ name: '售后部' })
    const forChen = { departmentId: department.id, assigneeId: chen.id }
    const template = await manager.ticketTemplates.create({ ...leak, ...forChen })
    assert.deepEqual([template.departmentName, template.assigneeName], ['售后部', '陈明'])
    const wish = { customerId, kind: 'after_sales', title: '漏水', templateId: template.id } as const
    const ticket = await first.tickets.create(wish)
    assert.deepEqual([ticket.departmentId, ticket.assignee?.id], [department.id, chen.id])
    assert.equal((await second.tickets.get({ id: ticket.id })).title, '漏水')
    const unknown = refusedFor('ticket_template.unknown', 'templateId')
    await assert.rejects(first.tickets.create({ ...wish, kind: 'consultation' }), unknown)
    const teamId = (await manager.teams.list({})).items.find(({ name }) => name === '二组')?.id ?? ''
    const { id } = await manager.ticketTemplates.create({ ...leak, name: '二组用', teamId, assigneeId: wang.id })
    await assert.rejects(first.tickets.create({ ...wish, templateId: id }), unknown)
    await admin.staff.suspend({ id: chen.id })
    const alone = await first.tickets.create(wish)
    assert.deepEqual([alone.departmentId, alone.assignee], [department.id, null])
  }),
)
