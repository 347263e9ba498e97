import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { leak } from '../complaints/complaints.fixture.ts'
import { logged } from '../customers/customers.fixture.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { broken, openShop, progressToken } from '../tickets/tickets.fixture.ts'

const kind = 'after_sales' as const
const refused = refusedFor('record.not_found')

test(
  'a ticket cannot be resolved until the required steps of its checklist are ticked, and says which are missing',
  onDesk(async (desk) => {
    const { manager, first, customerId, wang } = await openShop(desk)
    const steps = [{ text: '核对序列号', required: true }, { text: '拍照留存', required: true }, { text: '留下名片' }]
    const type = await manager.ticketTypes.create({ kind, name: '上门维修', checklist: steps })
    const { id } = await first.tickets.create({ customerId, ...broken, typeId: type.id })
    // the ticket keeps the checklist of its day
    await manager.ticketTypes.update({ id: type.id, checklist: [{ text: '新的一步', required: true }] })
    const { checklist } = await first.ticketTasks.ofTicket({ id })
    assert.deepEqual(
      checklist.map(({ text, required, tick }) => [text, required, tick]),
      [
        ['核对序列号', true, null],
        ['拍照留存', true, null],
        ['留下名片', false, null],
      ],
    )
    const [serial, photo] = checklist.map((step) => step.id) as [string, string]
    await first.ticketTasks.tick({ id, stepId: serial })
    await assert.rejects(first.tickets.resolve({ id, summary: '换了阀' }), (error: unknown) => {
      refusedFor('ticket.checklist_open', 'checklist')(error)
      assert.deepEqual((error as { problem: { fields: object } }).problem.fields, { checklist: '拍照留存' })
      return true
    })
    await first.ticketTasks.tick({ id, stepId: photo })
    const again = await first.ticketTasks.tick({ id, stepId: photo })
    assert.deepEqual(again.checklist[1]?.tick, {
      at: desk.now.toISOString(),
      by: { kind: 'key', id: wang.id, name: wang.name },
    })
    await first.ticketTasks.untick({ id, stepId: serial })
    await assert.rejects(first.tickets.resolve({ id, summary: '换了阀' }), refusedFor('ticket.checklist_open'))
    await first.ticketTasks.tick({ id, stepId: serial })
    const told = (await logged(desk, customerId)).filter(({ type: told }) => told.startsWith('ticket.step_'))
    assert.deepEqual(
      told.map(({ type: told }) => told),
      ['ticket.step_ticked', 'ticket.step_ticked', 'ticket.step_unticked', 'ticket.step_ticked'],
    )
    await assert.rejects(first.ticketTasks.tick({ id, stepId: uuidv7(desk.now) }), refused)
    await first.tickets.resolve({ id, summary: '换了阀' })
    await manager.tickets.close({ id, reason: '客户满意' })
    await assert.rejects(first.ticketTasks.untick({ id, stepId: serial }), refusedFor('ticket.closed'))
  }),
)

test(
  'a complaint can always be resolved, and is not closed until the required steps of its checklist are ticked',
  onDesk(async (desk) => {
    const { manager, first, customerId } = await openShop(desk)
    const type = await manager.ticketTypes.create({
      kind: 'complaint',
      name: '质量投诉',
      checklist: [{ text: '留存证据', required: true }],
    })
    const { id } = await first.tickets.create({ customerId, ...broken, kind: 'complaint', typeId: type.id })
    await first.complaints.addCause({ ticketId: id, ...leak })
    await first.tickets.resolve({ id, summary: '换了阀' })
    assert.deepEqual((await first.complaints.get({ ticketId: id })).missing, ['ticket.checklist_open'])
    const close = () => first.tickets.close({ id, reason: '客户满意' })
    await assert.rejects(close, refusedFor('ticket.checklist_open', 'checklist'))
    const { checklist } = await first.ticketTasks.ofTicket({ id })
    await first.ticketTasks.tick({ id, stepId: checklist[0]?.id ?? '' })
    assert.equal((await close()).status, 'closed')
  }),
)

test(
  'the customer confirms a complaint whatever steps are open, and with the last of them it can be closed without a reason',
  onDesk(async (desk) => {
    const { manager, first, customerId } = await openShop(desk)
    const checklist = [{ text: '留存证据', required: true }]
    const type = await manager.ticketTypes.create({ kind: 'complaint', name: '质量投诉', checklist })
    const confirmed = async (isTicked: boolean) => {
      const { id } = await first.tickets.create({ customerId, ...broken, kind: 'complaint', typeId: type.id })
      await first.complaints.addCause({ ticketId: id, ...leak })
      const steps = (await first.ticketTasks.ofTicket({ id })).checklist
      if (isTicked) await first.ticketTasks.tick({ id, stepId: steps[0]?.id ?? '' })
      await first.tickets.resolve({ id, summary: '换了阀' })
      await desk.client().portal.confirm({ token: await progressToken({ manager }, id) })
      return id
    }
    const open = await confirmed(false)
    const { status, confirmation } = await first.complaints.get({ ticketId: open })
    assert.deepEqual([status, confirmation !== null], ['resolved', true])
    assert.equal((await first.tickets.get({ id: await confirmed(true) })).status, 'closed')
    const [step] = (await first.ticketTasks.ofTicket({ id: open })).checklist
    await first.ticketTasks.tick({ id: open, stepId: step?.id ?? '' })
    assert.equal((await first.tickets.close({ id: open })).status, 'closed')
  }),
)

test(
  'whoever has a sub-task sees the ticket and finds the work at home, and no longer than that',
  onDesk(async (desk) => {
    const { first, second, customerId, chen } = await openShop(desk)
    const { id, number } = await first.tickets.create({ customerId, ...broken })
    await assert.rejects(second.tickets.get({ id }), refused)
    await first.ticketTasks.add({ id, title: '无人领' })
    const { tasks } = await first.ticketTasks.add({ id, title: '联系物流', assigneeId: chen.id, dueOn: '2026-03-18' })
    const taskId = tasks[1]?.id ?? ''
    assert.equal((await second.tickets.get({ id })).number, number)
    const mine = (await second.ticketTasks.mine({})).items
    assert.deepEqual(
      mine.map(({ title, dueOn, ticket }) => [title, dueOn, ticket.number]),
      [['联系物流', '2026-03-18', number]],
    )
    assert.deepEqual((await first.ticketTasks.mine({})).items, [])
    const done = await second.ticketTasks.finish({ id, taskId })
    assert.equal(done.tasks[1]?.done?.by.name, chen.name)
    assert.deepEqual((await second.ticketTasks.mine({})).items, [])
    await second.ticketTasks.reopen({ id, taskId })
    // an open sub-task warns, it does not hinder
    await first.tickets.resolve({ id, summary: '换了阀' })
    // who gives the work back does not see the ticket any more
    const given = await second.ticketTasks.update({ id, taskId, assigneeId: null, title: '再联系物流' })
    assert.deepEqual([given.tasks[1]?.assignee, given.tasks[1]?.title], [null, '再联系物流'])
    await assert.rejects(second.tickets.get({ id }), refused)
    await first.ticketTasks.update({ id, taskId, assigneeId: chen.id })
    assert.equal((await second.tickets.get({ id })).number, number)
    await first.ticketTasks.remove({ id, taskId })
    await assert.rejects(second.tickets.get({ id }), refused)
  }),
)

test(
  'whoever has a sub-task still sees the ticket after it changed hands, and its customer',
  onDesk(async (desk) => {
    const { manager, first, second, boss, customerId, wang, chen } = await openShop(desk)
    const { id } = await first.tickets.create({ customerId, ...broken })
    await first.ticketTasks.add({ id, title: '联系物流', assigneeId: chen.id })
    await manager.tickets.assign({ id, staffId: wang.id })
    await manager.customers.assignOwner({ id: customerId, staffId: boss.id })
    await desk.settle()
    const other = await manager.customers.create({ name: '李四' })
    await manager.tickets.handOver({ id, customerId: other.id })
    assert.equal((await second.tickets.get({ id })).customerId, other.id)
    assert.equal((await second.ticketTasks.mine({})).items.length, 1)
  }),
)

test(
  'a sub-task goes to somebody who works on tickets, and a type gives new tickets those that it has',
  onDesk(async (desk) => {
    const { manager, first, customerId, chen } = await openShop(desk)
    const analyst = await desk.person('analyst')
    const { id } = await first.tickets.create({ customerId, ...broken })
    const stranger = refusedFor('ticket.assignee_unknown', 'assigneeId')
    await assert.rejects(first.ticketTasks.add({ id, title: '算一算', assigneeId: analyst.id }), stranger)
    await assert.rejects(first.ticketTasks.add({ id, title: '算一算', assigneeId: uuidv7(desk.now) }), stranger)
    const tasks = [
      { title: '预约上门', days: 1, staffId: chen.id },
      { title: '回访', days: null, staffId: analyst.id },
    ]
    const type = await manager.ticketTypes.create({ kind, name: '上门维修', tasks })
    const made = await first.tickets.create({ customerId, ...broken, typeId: type.id })
    const work = await first.ticketTasks.ofTicket({ id: made.id })
    assert.deepEqual(
      work.tasks.map(({ title, assignee, dueOn }) => [title, assignee?.id ?? null, dueOn]),
      [
        ['预约上门', chen.id, '2026-03-17'],
        ['回访', null, null],
      ],
    )
    assert.equal((await desk.client(chen).tickets.get({ id: made.id })).id, made.id)
    for (let more = 2; more < 50; more++) await first.ticketTasks.add({ id: made.id, title: `第 ${more} 件` })
    await assert.rejects(first.ticketTasks.add({ id: made.id, title: '还有' }), refusedFor('ticket_task.too_many'))
  }),
)

test(
  'default sub-tasks are due in working days, over rest, holidays and make-up days, and on the day itself when that is worked',
  onDesk(async (desk) => {
    const { manager, first, customerId } = await openShop(desk)
    const tasks = [0, 1, 2].map((days) => ({ title: `${days} 天`, days }))
    const { id: typeId } = await manager.ticketTypes.create({ kind, name: '上门维修', tasks })
    const dueFrom = async (day: string) => {
      desk.now = new Date(`${day}T23:59:30+08:00`)
      const { id } = await first.tickets.create({ customerId, ...broken, typeId })
      return (await first.ticketTasks.ofTicket({ id })).tasks.map(({ dueOn }) => dueOn?.slice(5))
    }
    assert.deepEqual(await dueFrom('2026-03-20'), ['03-20', '03-23', '03-24'])
    assert.deepEqual(await dueFrom('2026-03-21'), ['03-23', '03-23', '03-24'])
    // 国庆节 from 1 to 7 October; Saturday the 10th makes up for it
    assert.deepEqual(await dueFrom('2026-09-30'), ['09-30', '10-08', '10-09'])
    assert.deepEqual(await dueFrom('2026-10-09'), ['10-09', '10-10', '10-12'])
  }),
)
