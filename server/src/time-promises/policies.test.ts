import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'

const skipReason = '测试用的策略'
const gold = { name: '金牌客户', tiers: ['金牌'], firstResponse: 10 }

test(
  'a draft promises nothing until it is published, takes the place of another, and leaves old tickets their promise',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { promisePolicies, customers, tickets, timePromises } = manager
    const { id: customerId } = await customers.create({ name: '李四' })
    const open = async () => {
      const { id } = await tickets.create({ customerId, kind: 'consultation', title: '咨询' })
      await desk.settle()
      return id
    }
    const minutes = async (id: string) => (await timePromises.ofTicket({ id })).promises[0]?.minutes
    const normal = (await promisePolicies.list({})).items.find(({ name }) => name === '普通')
    assert.ok(normal)
    const draft = await promisePolicies.create({
      name: '更快',
      priorities: ['normal'],
      firstResponse: 30,
      replacesId: normal.id,
    })
    const before = await open()
    assert.equal(await minutes(before), 240)
    await promisePolicies.update({ id: draft.id, firstResponse: 45 }, { ifMatch: draft.version })
    await promisePolicies.publish({ id: draft.id, skipReason })
    const after = await open()
    assert.deepEqual([await minutes(before), await minutes(after)], [240, 45])
    // an old ticket keeps its promise whatever else happens to it
    await tickets.addMessage({ id: before, body: '好', visibility: 'public' })
    await desk.settle()
    assert.equal(await minutes(before), 240)
    const names = (await promisePolicies.list({})).items.map(({ name }) => name)
    assert.ok(names.includes('更快') && !names.includes('普通'))
    await assert.rejects(
      promisePolicies.update({ id: draft.id, firstResponse: 1 }),
      refusedFor('promise_policy.published'),
    )
    await assert.rejects(promisePolicies.publish({ id: draft.id }), refusedFor('promise_policy.published'))
    await promisePolicies.remove({ id: draft.id })
    assert.equal(await minutes(await open()), undefined)
  }),
)

test(
  'before a draft is published it tells how many unfinished tickets keep their promise and how many get one, and so it comes',
  onDesk(async (desk) => {
    const { promisePolicies, customers, tickets, timePromises } = await desk.as('manager')
    const { id: customerId } = await customers.create({ name: '李四' })
    const open = async (facts: object = {}) => {
      const { id } = await tickets.create({ customerId, kind: 'consultation', title: '咨询', ...facts })
      await desk.settle()
      return id
    }
    const minutes = async (id: string) => (await timePromises.ofTicket({ id })).promises[0]?.minutes
    const normal = (await promisePolicies.list({})).items.find(({ name }) => name === '普通')
    const facts = { name: '更快', priorities: ['normal' as const], firstResponse: 30 }
    const { id } = await promisePolicies.create({ ...facts, replacesId: normal?.id ?? '' })
    assert.deepEqual(await promisePolicies.foresee({ id }), { keeping: 0, unpromised: 0 })
    const kept = await open()
    await open({ priority: 'urgent' })
    await tickets.resolve({ id: await open(), summary: '好了' })
    assert.deepEqual(await promisePolicies.foresee({ id }), { keeping: 1, unpromised: 0 })
    await promisePolicies.remove({ id: normal?.id ?? '' })
    const without = await open()
    assert.deepEqual(await promisePolicies.foresee({ id }), { keeping: 1, unpromised: 1 })
    await promisePolicies.publish({ id, skipReason })
    for (const ticket of [kept, without]) await tickets.addMessage({ id: ticket, body: '好', visibility: 'public' })
    await desk.settle()
    assert.deepEqual([await minutes(kept), await minutes(without)], [240, 30])
    await assert.rejects(promisePolicies.foresee({ id: normal?.id ?? '' }), refusedFor('record.not_found'))
  }),
)

test(
  'the policy that asks for most conditions counts, of two alike the one published last',
  onDesk(async (desk) => {
    const { promisePolicies, customers, tickets, timePromises } = await desk.as('manager')
    const { id: customerId } = await customers.create({ name: '王五' })
    const nameFor = async (facts: object) => {
      const { id } = await tickets.create({ customerId, kind: 'complaint', title: '投诉', ...facts })
      await desk.settle()
      return (await timePromises.ofTicket({ id })).policy?.name
    }
    const publish = async (facts: Parameters<typeof promisePolicies.create>[0]) =>
      promisePolicies.publish({ id: (await promisePolicies.create(facts)).id, skipReason })
    await publish({ name: '电话', channels: ['phone'], firstResponse: 5 })
    assert.equal(await nameFor({ channel: 'phone' }), '投诉 · 普通')
    await publish({
      name: '电话投诉',
      channels: ['phone'],
      kinds: ['complaint'],
      priorities: ['normal'],
      firstResponse: 5,
    })
    assert.equal(await nameFor({ channel: 'phone' }), '电话投诉')
    desk.now = new Date(desk.now.getTime() + 60_000)
    await publish({ name: '投诉一律', kinds: ['complaint'], priorities: ['normal', 'low'], firstResponse: 7 })
    assert.equal(await nameFor({}), '投诉一律')
    // no customer has this tier
    await publish({ ...gold, kinds: ['complaint'], priorities: ['normal'], channels: ['api'] })
    assert.equal(await nameFor({}), '投诉一律')
  }),
)

test(
  'a draft is replayed over past tickets: what it would have missed, beside what was missed, by team and hour',
  onDesk(async (desk) => {
    const person = await desk.person('representative', { team: '一组' })
    const rep = desk.client(person)
    const { promisePolicies } = await desk.as('manager')
    const { id: customerId } = await rep.customers.create({ name: '赵六' })
    const opened: string[] = []
    for (const minutes of [5, 20, 300]) {
      desk.now = new Date('2026-03-17T09:00:00+08:00')
      const { id } = await rep.tickets.create({ customerId, kind: 'consultation', title: '咨询' })
      opened.push(id)
      await rep.tickets.assign({ id, staffId: person.id })
      desk.now = new Date(desk.now.getTime() + minutes * 60_000)
      await rep.tickets.resolve({ id, summary: '好了' })
    }
    const draft = await promisePolicies.create({
      name: '十分钟',
      priorities: ['normal'],
      kinds: ['consultation'],
      firstResponse: 10,
    })
    const asked = { id: draft.id, from: '2026-03-17', to: '2026-03-17', minutesEach: 60 }
    const replay = await promisePolicies.replay(asked)
    const counts = { promised: 3, missed: 2, missedNow: 0 }
    assert.deepEqual(
      replay.missed.map(({ ticketId, title, team, target, dueAt }) => [ticketId, title, team, target, dueAt]),
      opened
        .slice(1)
        .reverse()
        .map((id) => [id, '咨询', '一组', 'first_response', '2026-03-17T01:10:00.000Z']),
    )
    const { missed: _, ...counted } = replay
    assert.deepEqual(counted, {
      tickets: 3,
      late: 2,
      lateNow: 0,
      crowd: { team: '一组', weekday: 2, fromHour: 9, toHour: 10, missed: 2 },
      targets: [{ target: 'first_response', ...counts }],
      teams: [{ name: '一组', ...counts }],
      hours: [{ hour: 9, ...counts, people: 3 }],
      people: 3,
      // each answered within 240 minutes and solved within 1350
      peopleNow: 0.9,
    })
    assert.equal((await promisePolicies.replay({ ...asked, from: '2026-03-18', to: '2026-03-18' })).tickets, 0)
    await assert.rejects(promisePolicies.replay({ ...asked, to: '2026-03-16' }), refusedFor('request.invalid'))
  }),
)

test(
  'a draft is published as it was replayed, or with a reason that the log keeps',
  onDesk(async (desk) => {
    const { promisePolicies } = await desk.as('manager')
    const { id } = await promisePolicies.create(gold)
    const publish = promisePolicies.publish
    await assert.rejects(publish({ id }), refusedFor('promise_policy.not_replayed'))
    await assert.rejects(publish({ id, skipReason: '  急 ' }), refusedFor('request.invalid', 'skipReason'))
    await promisePolicies.replay({ id, from: '2026-03-01', to: '2026-03-15' })
    await promisePolicies.update({ id, firstResponse: 12 })
    await assert.rejects(publish({ id }), refusedFor('promise_policy.not_replayed'))
    await promisePolicies.replay({ id, from: '2026-03-01', to: '2026-03-15' })
    const replayed = (await promisePolicies.list({})).items.find((policy) => policy.id === id)
    assert.equal(replayed?.replayedAt, desk.now.toISOString())
    await publish({ id })
    const other = await promisePolicies.create({ ...gold, name: '银牌客户' })
    await publish({ id: other.id, skipReason: '只改了名称' })
    const published = await desk.store.transaction({ scope: 'system', reach: [] }, (db) =>
      db
        .selectFrom('companyEvents')
        .select('data')
        .where('type', '=', 'promise_policy.published')
        .orderBy('id')
        .execute(),
    )
    assert.deepEqual(
      published.map(({ data }) => data.skipReason),
      [null, '只改了名称'],
    )
  }),
)

test(
  'a policy promises something, by a calendar that is there, in place of one that is in force',
  onDesk(async (desk) => {
    const { promisePolicies, calendars } = await desk.as('manager')
    const unknown = uuidv7(desk.now)
    await assert.rejects(promisePolicies.create({ name: '空' }), refusedFor('promise_policy.empty'))
    await assert.rejects(
      promisePolicies.create({ name: '倒', firstResponse: 600, resolution: 60 }),
      refusedFor('promise_policy.resolution_too_short', 'resolution'),
    )
    await assert.rejects(promisePolicies.create({ ...gold, calendarId: unknown }), refusedFor('calendar.unknown'))
    await assert.rejects(promisePolicies.create({ ...gold, replacesId: unknown }), refusedFor('promise_policy.unknown'))
    await assert.rejects(promisePolicies.create({ ...gold, firstResponse: 0 }), refusedFor('request.invalid'))
    const [company] = (await calendars.list({})).items
    const own = await calendars.create({ name: '夜班', week: company?.week ?? [] })
    const draft = await promisePolicies.create({ ...gold, calendarId: own.id })
    await assert.rejects(
      promisePolicies.update({ id: draft.id, firstResponse: null }),
      refusedFor('promise_policy.empty'),
    )
    await assert.rejects(
      promisePolicies.update({ id: draft.id, name: '银' }, { ifMatch: draft.version + 1 }),
      refusedFor('record.changed'),
    )
    await promisePolicies.remove({ id: draft.id })
    await assert.rejects(promisePolicies.publish({ id: draft.id }), refusedFor('record.not_found'))
    await calendars.remove({ id: own.id })
  }),
)
