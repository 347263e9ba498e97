import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { systemActor } from '../platform/actor.ts'

test(
  'a permission taken from a role is missing from the next request on',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const inspector = await desk.as('inspector')
    await inspector.staff.list({})
    const before = (await admin.roles.list({})).items.find((role) => role.code === 'inspector')
    assert.ok(before)
    const rest = before.permissions.filter((permission) => permission !== 'staff.read')
    const after = await admin.roles.update({ code: 'inspector', permissions: rest }, { ifMatch: before.version })
    assert.deepEqual(after.permissions, rest)
    assert.equal(after.version, before.version + 1)
    await assert.rejects(inspector.staff.list({}), refusedFor('permission.missing'))
    await assert.rejects(
      admin.roles.update({ code: 'inspector', permissions: [] }, { ifMatch: before.version }),
      refusedFor('record.changed'),
    )
  }),
)

test(
  'administrators cannot lose the right to manage roles',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    await assert.rejects(
      admin.roles.update({ code: 'administrator', permissions: ['staff.manage'] }),
      refusedFor('role.self_lockout'),
    )
  }),
)

test(
  'a role names only people who may log in as its members',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const person = await desk.person('support')
    await desk.person('support')
    const members = async () => (await admin.roles.list({})).items.find((role) => role.code === 'support')?.members
    assert.equal(await members(), 2)
    await admin.staff.suspend({ id: person.id })
    assert.equal(await members(), 1)
  }),
)

test(
  'whoever has a role hears that its rights change, and nobody else',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const holder = await desk.person('inspector')
    await desk.person('support')
    await admin.roles.update({ code: 'inspector', permissions: [] })
    const told = await desk.store.transaction(systemActor, (db) =>
      db.selectFrom('companyEvents').select('audience').where('type', '=', 'role.updated').executeTakeFirstOrThrow(),
    )
    assert.deepEqual(told.audience, [holder.id])
  }),
)
