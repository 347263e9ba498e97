import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'

const at = (time: string) => `2026-03-${time}:00+08:00`

test(
  'somebody is there within the hours of the calendar, a shift replaces them, a leave takes them away',
  onDesk(async (desk) => {
    const { id } = await desk.person('support')
    const { presence, shifts, roster, leaves, staff } = await desk.as('administrator')
    const reasonAt = async (time: string) => (await presence.get({ id, at: at(time) })).reason
    assert.equal(await reasonAt('16T10:00'), 'working_time')
    assert.equal(await reasonAt('16T12:00'), 'off_hours')
    assert.equal(await reasonAt('15T10:00'), 'off_hours')

    const night = await shifts.create({ name: '夜班', begins: 22 * 60, ends: 30 * 60 })
    await roster.set({ staffIds: [id], days: ['2026-03-17', '2026-03-18'], shift: night.id })
    assert.deepEqual((await roster.list({ staff: [id], from: '2026-03-16', to: '2026-03-31' })).items, [
      { staffId: id, day: '2026-03-17', shift: { id: night.id, name: '夜班', begins: 1320, ends: 1800 } },
      { staffId: id, day: '2026-03-18', shift: { id: night.id, name: '夜班', begins: 1320, ends: 1800 } },
    ])
    assert.equal(await reasonAt('17T10:00'), 'rest_day')
    assert.equal(await reasonAt('17T22:00'), 'shift')
    // past midnight the shift of the day before goes on
    assert.equal(await reasonAt('19T05:59'), 'shift')
    assert.equal(await reasonAt('19T06:00'), 'off_hours')
    await roster.set({ staffIds: [id], days: ['2026-03-18'], shift: 'rest' })
    assert.equal(await reasonAt('18T23:00'), 'rest_day')
    await roster.set({ staffIds: [id], days: ['2026-03-18'], shift: 'calendar' })
    assert.equal(await reasonAt('18T10:00'), 'working_time')

    const leave = { staffId: id, kind: 'sick', beginsAt: at('20T09:00'), endsAt: at('20T18:00') } as const
    const { id: leaveId } = await leaves.record(leave)
    assert.equal(await reasonAt('20T10:00'), 'leave')
    await assert.rejects(
      leaves.record({ ...leave, beginsAt: at('20T17:00'), endsAt: at('21T09:00') }),
      refusedFor('leave.overlaps'),
    )
    await leaves.record({ ...leave, beginsAt: at('20T18:00'), endsAt: at('21T09:00') })
    await leaves.withdraw({ id: leaveId })
    assert.equal(await reasonAt('20T10:00'), 'working_time')
    await staff.suspend({ id })
    assert.equal(await reasonAt('20T10:00'), 'suspended')
  }),
)

test(
  'the deputy whom a leave names stands in, else the standing one, and a deputy who is away is followed by theirs',
  onDesk(async (desk) => {
    const [one, two, three] = [await desk.person('support'), await desk.person('support'), await desk.person('support')]
    const { presence, leaves } = await desk.as('administrator')
    const standIn = async (time = '17T10:00') => (await presence.get({ id: one.id, at: at(time) })).standIn?.id
    assert.equal(await standIn(), undefined)
    await presence.setDeputy({ id: one.id, deputyId: two.id })
    assert.equal(await standIn(), two.id)
    const wholeDay = { kind: 'annual', beginsAt: at('17T00:00'), endsAt: at('18T00:00') } as const
    await leaves.record({ ...wholeDay, staffId: two.id })
    assert.equal(await standIn(), undefined)
    await presence.setDeputy({ id: two.id, deputyId: three.id })
    assert.equal(await standIn(), three.id)
    // nobody is followed twice
    await presence.setDeputy({ id: two.id, deputyId: one.id })
    assert.equal(await standIn(), undefined)
    await leaves.record({ ...wholeDay, staffId: one.id, deputyId: three.id })
    assert.equal(await standIn(), three.id)
    assert.equal(await standIn('18T10:00'), two.id)
    await presence.removeDeputy({ id: one.id })
    await assert.rejects(presence.removeDeputy({ id: one.id }), refusedFor('record.not_found'))
    await assert.rejects(presence.get({ id: one.id, at: '1999-01-01T00:00:00Z' }), refusedFor('calendar.beyond'))
    await assert.rejects(presence.setDeputy({ id: one.id, deputyId: one.id }), refusedFor('deputy.unknown'))
  }),
)

test(
  'one says one’s own leave; that of others only who plans and leads them',
  onDesk(async (desk) => {
    const own = await desk.person('representative', { team: '一组', department: '东' })
    const beside = await desk.person('representative', { team: '一组', department: '东' })
    const far = await desk.person('manager', { scope: 'team', team: '二组', department: '西' })
    const near = await desk.person('manager', { scope: 'team', team: '一组', department: '东' })
    const leave = { staffId: own.id, kind: 'annual', beginsAt: at('17T09:00'), endsAt: at('17T18:00') } as const
    const { id } = await desk.client(own).leaves.record(leave)
    assert.equal((await desk.client(near).leaves.list({ staff: own.id })).items[0]?.id, id)
    await assert.rejects(desk.client(beside).leaves.list({ staff: own.id }), refusedFor('leave.of_another'))
    await assert.rejects(desk.client(beside).leaves.withdraw({ id }), refusedFor('leave.of_another'))
    for (const refused of [
      desk.client(far).leaves.withdraw({ id }),
      desk.client(far).leaves.record({ ...leave, beginsAt: at('18T09:00'), endsAt: at('18T18:00') }),
      desk.client(far).roster.set({ staffIds: [own.id], days: ['2026-03-18'], shift: 'rest' }),
      desk.client(far).presence.setDeputy({ id: own.id, deputyId: beside.id }),
    ])
      await assert.rejects(refused, refusedFor('record.not_found'))
    await desk.client(near).roster.set({ staffIds: [own.id, beside.id], days: ['2026-03-18'], shift: 'rest' })
    const wrong = { ...leave, endsAt: leave.beginsAt }
    await assert.rejects(desk.client(own).leaves.record(wrong), refusedFor('request.invalid'))
  }),
)

test(
  'a shift has a name of its own and lasts at most a day; out of use it stays on the roster',
  onDesk(async (desk) => {
    const { id } = await desk.person('support')
    const { shifts, roster } = await desk.as('manager')
    const early = await shifts.create({ name: '早班', begins: 480, ends: 960 })
    await assert.rejects(shifts.create({ name: '早班', begins: 0, ends: 60 }), refusedFor('shift.taken'))
    for (const ends of [480, 1921])
      await assert.rejects(shifts.update({ id: early.id, ends }), refusedFor('request.invalid'))
    const later = await shifts.update({ id: early.id, begins: 500 }, { ifMatch: early.version })
    await assert.rejects(
      shifts.update({ id: early.id, begins: 1 }, { ifMatch: early.version }),
      refusedFor('record.changed'),
    )
    await roster.set({ staffIds: [id], days: ['2026-03-18'], shift: later.id })
    await shifts.remove({ id: early.id })
    assert.deepEqual((await shifts.list({})).items, [])
    const [day] = (await roster.list({ staff: [id], from: '2026-03-18', to: '2026-03-18' })).items
    assert.equal(day?.shift?.begins, 500)
    await assert.rejects(
      roster.set({ staffIds: [id], days: ['2026-03-19'], shift: later.id }),
      refusedFor('shift.unknown'),
    )
    await assert.rejects(roster.list({ from: '2026-03-18', to: '2026-06-18' }), refusedFor('request.invalid'))
  }),
)
