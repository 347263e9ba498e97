import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'

test(
  'a new colleague gets the default scope of the role and a password to hand over',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const made = await admin.staff.create({ name: '王芳', email: 'Wang.Fang@Example.com', role: 'representative' })
    assert.equal(made.scope, 'team')
    assert.equal(made.email, 'wang.fang@example.com')
    assert.match(made.oneTimePassword, /^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/)
    await assert.rejects(
      admin.staff.create({ name: '另一位', email: 'WANG.FANG@example.com', role: 'support' }),
      refusedFor('staff.email_taken'),
    )
  }),
)

test(
  'colleagues are found by name, e-mail, role, team and department, page by page',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator', { name: 'A' })
    const b = await desk.person('support', { name: 'B 100%', team: 'Second', department: 'Repairs' })
    const c = await desk.person('support', { name: 'C', team: 'Second', department: 'Repairs' })
    const first = await admin.staff.list({ limit: 2 })
    assert.deepEqual(
      first.items.map((p) => p.name),
      ['A', 'B 100%'],
    )
    const second = await admin.staff.list({ limit: 2, cursor: first.nextCursor ?? '' })
    assert.deepEqual(
      second.items.map((p) => p.name),
      ['C'],
    )
    assert.equal(second.nextCursor, null)
    const names = async (filter: object) => (await admin.staff.list(filter)).items.map((p) => p.name)
    assert.deepEqual(await names({ search: '0%' }), ['B 100%'])
    assert.deepEqual(await names({ search: c.id }), ['C'])
    assert.deepEqual(await names({ team: b.teamId }), ['B 100%', 'C'])
    assert.deepEqual(await names({ department: b.departmentId, role: 'manager' }), [])
    assert.deepEqual(await names({ suspended: 'yes' }), [])
    await assert.rejects(admin.staff.list({ cursor: 'nonsense' }), refusedFor('cursor.invalid'))
    // whoever keeps accounts answers no tickets
    const answering = (await admin.staff.list({ may: 'tickets.reply', limit: 200 })).items
    const all = (await admin.staff.list({ limit: 200 })).items
    assert.ok(
      all.some(({ role }) => role === 'administrator') && answering.every(({ role }) => role !== 'administrator'),
    )
  }),
)

test(
  'a new role brings its default scope and counts from the next request on',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const created = await admin.staff.create({ name: 'C', email: 'c@example.com', role: 'manager' })
    assert.equal(created.scope, 'all')
    const changed = await admin.staff.update({ id: created.id, role: 'support' }, { ifMatch: created.version })
    assert.deepEqual([changed.role, changed.scope], ['support', 'team'])
    await assert.rejects(
      admin.staff.update({ id: created.id, name: 'D' }, { ifMatch: created.version }),
      refusedFor('record.changed'),
    )
  }),
)

test(
  'whoever changes team or department is announced as moved, with where they were',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const person = await desk.person('support', { team: 'First' })
    const team = await admin.teams.create({ name: 'Second', departmentId: person.departmentId })
    await admin.staff.update({ id: person.id, teamIds: [team.id], name: 'Renamed' })
    const events = await desk.store.transaction({ scope: 'system', reach: [] }, (db) =>
      db.selectFrom('companyEvents').selectAll().where('subjectId', '=', person.id).orderBy('id').execute(),
    )
    assert.deepEqual(
      events.map((event) => event.type),
      ['staff.updated', 'staff.moved'],
    )
    assert.deepEqual(events[0]?.data.fields, ['name'])
    assert.deepEqual(events[1]?.data, {
      departmentId: person.departmentId,
      formerDepartmentId: person.departmentId,
      teamIds: [team.id],
      formerTeamIds: [person.teamId],
    })
    await admin.staff.update({ id: person.id, teamIds: [team.id], name: 'Renamed' })
    assert.equal((await admin.teams.list({})).items.find((t) => t.id === team.id)?.members, 1)
  }),
)

test(
  'a suspended colleague is refused with the next request and gets no key back by being reinstated',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const person = await desk.person('support')
    const support = desk.client(person)
    await support.staff.get({ id: person.id })
    const suspended = await admin.staff.suspend({ id: person.id })
    assert.equal(suspended.suspendedAt, desk.now.toISOString())
    await assert.rejects(support.staff.get({ id: person.id }), refusedFor('session.required'))
    await admin.staff.reinstate({ id: person.id })
    await assert.rejects(support.staff.get({ id: person.id }), refusedFor('session.required'))
  }),
)

test(
  'the last administrator can neither be suspended nor become something else',
  onDesk(async (desk) => {
    const person = await desk.person('administrator')
    const admin = desk.client(person)
    await assert.rejects(admin.staff.suspend({ id: person.id }), refusedFor('staff.last_administrator'))
    await assert.rejects(admin.staff.update({ id: person.id, role: 'manager' }), refusedFor('staff.last_administrator'))
    await desk.person('administrator')
    await admin.staff.suspend({ id: person.id })
  }),
)

test(
  'a place that does not exist is refused by its name',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const person = await desk.person('support')
    const nowhere = '00000000-0000-4000-8000-000000000000'
    const update = (facts: object) => admin.staff.update({ id: person.id, ...facts })
    await assert.rejects(update({ departmentId: nowhere }), refusedFor('department.unknown'))
    await assert.rejects(update({ teamIds: [nowhere] }), refusedFor('team.unknown'))
    await assert.rejects(update({ postId: nowhere }), refusedFor('post.unknown'))
    await assert.rejects(admin.staff.get({ id: nowhere }), refusedFor('record.not_found'))
  }),
)

test(
  'a department cannot stand below itself, and the reception moves but never disappears',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const head = await admin.departments.create({ name: '总部' })
    const branch = await admin.departments.create({ name: '华东', parentId: head.id })
    const shop = await admin.departments.create({ name: '上海', parentId: branch.id })
    assert.deepEqual([head.reception, branch.reception], [true, false])
    await assert.rejects(admin.departments.update({ id: head.id, parentId: shop.id }), refusedFor('department.cycle'))
    await assert.rejects(admin.departments.update({ id: head.id, parentId: head.id }), refusedFor('department.cycle'))
    await assert.rejects(admin.departments.remove({ id: head.id }), refusedFor('department.is_reception'))
    await admin.departments.update({ id: shop.id, reception: true })
    await assert.rejects(admin.departments.remove({ id: head.id }), refusedFor('department.in_use'))
    await admin.departments.update({ id: branch.id, parentId: null })
    await admin.departments.remove({ id: head.id })
    const left = (await admin.departments.list({})).items.filter((d) => d.name !== 'Service')
    assert.deepEqual(left.map((d) => [d.name, d.reception]).sort(), [
      ['上海', true],
      ['华东', false],
    ])
  }),
)

test(
  'teams and posts that people hold: a team stays, a post goes and leaves its holder without one',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const person = await desk.person('support')
    await assert.rejects(admin.teams.remove({ id: person.teamId }), refusedFor('team.in_use'))
    const post = await admin.posts.create({ name: '坐席' })
    await assert.rejects(admin.posts.create({ name: '坐席' }), refusedFor('post.taken'))
    assert.equal((await admin.staff.update({ id: person.id, postId: post.id })).postName, '坐席')
    await admin.posts.remove({ id: post.id })
    assert.equal((await admin.staff.get({ id: person.id })).postName, null)
  }),
)
