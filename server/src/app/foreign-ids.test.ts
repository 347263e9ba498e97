import assert from 'node:assert/strict'
import { test } from 'node:test'
import { api } from '@zhike/contract'
import type { Scope } from '@zhike/contract/permissions'
import { at, type Belongings, type Caller, makeBelongings } from '../../test/belongings.ts'
import { fingerprint } from '../../test/fingerprints.ts'
import { type OwnDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'

/** A right call of every endpoint that takes the id of something of a customer. */
const calls: Readonly<Record<string, (who: Caller, of: Belongings) => Promise<unknown>>> = {
  'customers.get': (who, of) => who.customers.get({ id: of.customer }),
  'customers.update': (who, of) => who.customers.update({ id: of.customer, name: '改名' }),
  'customers.archive': (who, of) => who.customers.archive({ id: of.customer }),
  'customers.restore': (who, of) => who.customers.restore({ id: of.customer }),
  'customers.provenance': (who, of) => who.customers.provenance({ id: of.customer }),
  'customers.restoreValue': (who, of) =>
    who.customers.restoreValue({ id: of.customer, field: 'name', changeId: of.customer }),
  'customers.quality': (who, of) => who.customers.quality({ id: of.customer }),
  'customers.confirm': (who, of) => who.customers.confirm({ id: of.customer }),
  'customers.reportFailure': (who, of) =>
    who.customers.reportFailure({ id: of.customer, identityId: of.identity, why: 'bounced' }),
  'customers.withdrawFailure': (who, of) => who.customers.withdrawFailure({ id: of.customer, identityId: of.identity }),
  'customers.timeline': (who, of) => who.customers.timeline({ id: of.customer }),
  'customers.listOwnerships': (who, of) => who.customers.listOwnerships({ id: of.customer }),
  'customers.listContactNotes': (who, of) => who.customers.listContactNotes({ id: of.customer }),
  'customers.addContactNote': (who, of) =>
    who.customers.addContactNote({ id: of.customer, way: 'call', note: '没人接' }),
  'customers.addIdentity': (who, of) =>
    who.customers.addIdentity({ id: of.customer, kind: 'wechat', value: 'planted_wechat' }),
  'customers.removeIdentity': (who, of) => who.customers.removeIdentity({ id: of.customer, identityId: of.identity }),
  'customers.revealIdentity': (who, of) =>
    who.customers.revealIdentity({ id: of.customer, identityId: of.identity, reason: '核对' }),
  'customers.revealAddress': (who, of) => who.customers.revealAddress({ id: of.customer, reason: '核对' }),
  'customers.listAddresses': (who, of) => who.customers.listAddresses({ id: of.customer }),
  'customers.addAddress': (who, of) => who.customers.addAddress({ id: of.customer, kind: 'other', region: '110101' }),
  'customers.changeAddress': (who, of) =>
    who.customers.changeAddress({ id: of.customer, addressId: of.address, street: '文一路 1 号' }),
  'customers.removeAddress': (who, of) => who.customers.removeAddress({ id: of.customer, addressId: of.address }),
  'customers.promoteAddress': (who, of) => who.customers.promoteAddress({ id: of.customer, addressId: of.address }),
  'customers.revealStreet': (who, of) =>
    who.customers.revealStreet({ id: of.customer, addressId: of.address, reason: '核对' }),
  'customers.assignOwner': (who, of) => who.customers.assignOwner({ id: of.customer, staffId: of.collaborator }),
  'customers.releaseOwner': (who, of) => who.customers.releaseOwner({ id: of.customer }),
  'customers.listCollaborators': (who, of) => who.customers.listCollaborators({ id: of.customer }),
  'customers.addCollaborator': (who, of) =>
    who.customers.addCollaborator({ id: of.customer, staffId: of.collaborator, mode: 'read_only' }),
  'customers.removeCollaborator': (who, of) =>
    who.customers.removeCollaborator({ id: of.customer, staffId: of.collaborator }),
  'customers.listKeyPersons': (who, of) => who.customers.listKeyPersons({ id: of.organisation }),
  'customers.addKeyPerson': (who, of) =>
    who.customers.addKeyPerson({ id: of.organisation, personId: of.customer, role: '法人', influence: 5 }),
  'customers.removeKeyPerson': (who, of) =>
    who.customers.removeKeyPerson({ id: of.organisation, keyPersonId: of.keyPerson }),
  'customers.merge': (who, of) => who.customers.merge({ id: of.customer, otherId: of.customer }),
  'customers.listMerges': (who, of) => who.customers.listMerges({ id: of.customer }),
  'customers.sinceMerge': (who, of) => who.customers.sinceMerge({ id: of.customer, otherId: of.merged }),
  'customers.takeApart': (who, of) => who.customers.takeApart({ id: of.customer, otherId: of.merged }),
  'customers.handOverIdentity': (who, of) =>
    who.customers.handOverIdentity({ id: of.customer, identityId: of.identity, customerId: of.organisation }),
  'orders.get': (who, of) => who.orders.get({ id: of.order }),
  'orders.update': (who, of) => who.orders.update({ id: of.order, status: 'cancelled' }),
  'orders.attachOwnFile': (who, of) => who.orders.attachOwnFile({ id: of.order, key: 'paper' }),
  'orders.getOwnFile': (who, of) => who.orders.getOwnFile({ id: of.order, fileId: of.ownFile }),
  'tickets.attachOwnFile': (who, of) => who.tickets.attachOwnFile({ id: of.ticket, key: 'paper' }),
  'tickets.getOwnFile': (who, of) => who.tickets.getOwnFile({ id: of.ticket, fileId: of.ownFile }),
  'customers.attachOwnFile': (who, of) => who.customers.attachOwnFile({ id: of.customer, key: 'paper' }),
  'customers.getOwnFile': (who, of) => who.customers.getOwnFile({ id: of.customer, fileId: of.ownFile }),
  'orders.addPayment': (who, of) => who.orders.addPayment({ id: of.order, at, amountFen: 1, method: '微信' }),
  'orders.addDelivery': (who, of) => who.orders.addDelivery({ id: of.order, at, carrier: '顺丰', state: 'shipped' }),
  'orders.addReturn': (who, of) => who.orders.addReturn({ id: of.order, at, refundFen: 1, reason: 'goods' }),
  'orders.handOver': (who, of) => who.orders.handOver({ id: of.order, customerId: of.customer }),
  'tickets.get': (who, of) => who.tickets.get({ id: of.ticket }),
  'tickets.update': (who, of) => who.tickets.update({ id: of.ticket, priority: 'urgent' }),
  'tickets.assign': (who, of) => who.tickets.assign({ id: of.ticket, staffId: of.collaborator }),
  'tickets.unassign': (who, of) => who.tickets.unassign({ id: of.ticket }),
  'tickets.listMessages': (who, of) => who.tickets.listMessages({ id: of.ticket }),
  'tickets.history': (who, of) => who.tickets.history({ id: of.ticket }),
  'tickets.formerResolutions': (who, of) => who.tickets.formerResolutions({ id: of.ticket }),
  'tickets.addMessage': (who, of) => who.tickets.addMessage({ id: of.ticket, body: '插话', visibility: 'public' }),
  'tickets.getFile': (who, of) => who.tickets.getFile({ id: of.ticket, fileId: of.file }),
  'tickets.resolve': (who, of) => who.tickets.resolve({ id: of.ticket, summary: '好了' }),
  'tickets.handOver': (who, of) => who.tickets.handOver({ id: of.ticket, customerId: of.customer }),
  'tickets.reopen': (who, of) => who.tickets.reopen({ id: of.ticket }),
  'tickets.close': (who, of) => who.tickets.close({ id: of.ticket, reason: '不管了' }),
  'ticketLinks.list': (who, of) => who.ticketLinks.list({ id: of.ticket }),
  'ticketLinks.create': (who, of) => who.ticketLinks.create({ id: of.ticket, kind: 'related', otherId: of.ticket }),
  'ticketLinks.remove': (who, of) => who.ticketLinks.remove({ id: of.ticket, linkId: of.link }),
  'incidentUpdates.preview': (who, of) => who.incidentUpdates.preview({ id: of.ticket, kind: 'reply' }),
  'incidentUpdates.create': (who, of) => who.incidentUpdates.create({ id: of.ticket, kind: 'reply', body: '插话' }),
  'incidentUpdates.list': (who, of) => who.incidentUpdates.list({ id: of.ticket }),
  'ticketMerges.list': (who, of) => who.ticketMerges.list({ id: of.ticket }),
  'ticketMerges.merge': (who, of) => who.ticketMerges.merge({ id: of.ticket, otherId: of.ticket }),
  'ticketMerges.takeApart': (who, of) => who.ticketMerges.takeApart({ id: of.ticket, otherId: of.mergedTicket }),
  'ticketSplits.list': (who, of) => who.ticketSplits.list({ id: of.ticket }),
  'ticketSplits.split': (who, of) => who.ticketSplits.split({ id: of.ticket, messageIds: [of.message], title: '插队' }),
  'ticketSplits.undo': (who, of) => who.ticketSplits.undo({ id: of.ticket, splitId: of.split }),
  'similarTickets.ofTicket': (who, of) => who.similarTickets.ofTicket({ id: of.ticket }),
  'ticketWatchers.list': (who, of) => who.ticketWatchers.list({ id: of.ticket }),
  'ticketWatchers.add': (who, of) => who.ticketWatchers.add({ id: of.ticket, staffId: of.collaborator }),
  'ticketWatchers.remove': (who, of) => who.ticketWatchers.remove({ id: of.ticket, staffId: of.collaborator }),
  'ticketTasks.ofTicket': (who, of) => who.ticketTasks.ofTicket({ id: of.ticket }),
  'ticketTasks.tick': (who, of) => who.ticketTasks.tick({ id: of.ticket, stepId: of.step }),
  'ticketTasks.untick': (who, of) => who.ticketTasks.untick({ id: of.ticket, stepId: of.step }),
  'ticketTasks.add': (who, of) => who.ticketTasks.add({ id: of.ticket, title: '插话' }),
  'ticketTasks.update': (who, of) => who.ticketTasks.update({ id: of.ticket, taskId: of.task, title: '插话' }),
  'ticketTasks.remove': (who, of) => who.ticketTasks.remove({ id: of.ticket, taskId: of.task }),
  'ticketTasks.finish': (who, of) => who.ticketTasks.finish({ id: of.ticket, taskId: of.task }),
  'ticketTasks.reopen': (who, of) => who.ticketTasks.reopen({ id: of.ticket, taskId: of.task }),
  'complaints.get': (who, of) => who.complaints.get({ ticketId: of.ticket }),
  'complaints.update': (who, of) => who.complaints.update({ ticketId: of.ticket, media: '微博' }),
  'complaints.addEntry': (who, of) => who.complaints.addEntry({ ticketId: of.ticket, kind: 'fact', text: '插话' }),
  'complaints.updateEntry': (who, of) =>
    who.complaints.updateEntry({ ticketId: of.ticket, entryId: of.entry, text: '改' }),
  'complaints.removeEntry': (who, of) => who.complaints.removeEntry({ ticketId: of.ticket, entryId: of.entry }),
  'complaints.addCause': (who, of) => who.complaints.addCause({ ticketId: of.ticket, kind: 'product', text: '插话' }),
  'complaints.removeCause': (who, of) => who.complaints.removeCause({ ticketId: of.ticket, causeId: of.cause }),
  'complaints.addMeasure': (who, of) =>
    who.complaints.addMeasure({ ticketId: of.ticket, kind: 'corrective', text: '插话' }),
  'complaints.updateMeasure': (who, of) =>
    who.complaints.updateMeasure({ ticketId: of.ticket, measureId: of.measure, text: '插话' }),
  'complaints.removeMeasure': (who, of) => who.complaints.removeMeasure({ ticketId: of.ticket, measureId: of.measure }),
  'complaints.finishMeasure': (who, of) => who.complaints.finishMeasure({ ticketId: of.ticket, measureId: of.measure }),
  'complaints.askCompensation': (who, of) =>
    who.complaints.askCompensation({ ticketId: of.ticket, form: 'cash', amountFen: 1, reason: '插话' }),
  'complaints.foreseeCompensation': (who, of) =>
    who.complaints.foreseeCompensation({ ticketId: of.ticket, compensationId: of.compensation, amountFen: 2 }),
  'complaints.resubmitCompensation': (who, of) =>
    who.complaints.resubmitCompensation({ ticketId: of.ticket, compensationId: of.compensation, amountFen: 2 }),
  'complaints.pay': (who, of) => who.complaints.pay({ ticketId: of.ticket, compensationId: of.compensation }),
  'complaints.answer': (who, of) => who.complaints.answer({ ticketId: of.ticket, body: '插话' }),
  'complaints.removeAnswer': (who, of) => who.complaints.removeAnswer({ ticketId: of.ticket, answerId: of.answer }),
  'complaints.check': (who, of) => who.complaints.check({ ticketId: of.ticket, satisfaction: 'neutral' }),
  'complaints.planFollowUp': (who, of) => who.complaints.planFollowUp({ ticketId: of.ticket, dueAt: at }),
  'complaints.finishFollowUp': (who, of) =>
    who.complaints.finishFollowUp({ ticketId: of.ticket, followUpId: of.followUp, satisfaction: 'neutral' }),
  'complaints.report': (who, of) => who.complaints.report({ ticketId: of.ticket }),
  'needs.get': (who, of) => who.needs.get({ id: of.need }),
  'needs.update': (who, of) => who.needs.update({ id: of.need, urgency: 'high' }),
  'needs.assess': (who, of) => who.needs.assess({ id: of.need, fit: 'none' }),
  'needs.match': (who, of) => who.needs.match({ id: of.need, offer: '别家的' }),
  'needs.fulfil': (who, of) => who.needs.fulfil({ id: of.need }),
  'needs.unfulfil': (who, of) => who.needs.unfulfil({ id: of.need }),
  'needs.refuse': (who, of) => who.needs.refuse({ id: of.need, reason: 'other' }),
  'needs.unrefuse': (who, of) => who.needs.unrefuse({ id: of.need }),
  'pool.claim': (who, of) => who.pool.claim({ id: of.customer }),
  'pool.assign': (who, of) => who.pool.assign({ id: of.customer, staffId: of.collaborator }),
  'tickets.progressLink': (who, of) => who.tickets.progressLink({ id: of.ticket }),
  'timePromises.ofTicket': (who, of) => who.timePromises.ofTicket({ id: of.ticket }),
  'promises.make': (who, of) =>
    who.promises.make({ ticketId: of.ticket, words: '插话', dueAt: '2026-03-20T10:00:00Z' }),
  'promises.keep': (who, of) => who.promises.keep({ ticketId: of.ticket, promiseId: of.promise }),
  'promises.move': (who, of) =>
    who.promises.move({ ticketId: of.ticket, promiseId: of.promise, dueAt: '2026-03-21T10:00:00Z', note: '插话' }),
  'promises.withdraw': (who, of) =>
    who.promises.withdraw({ ticketId: of.ticket, promiseId: of.promise, reason: '插话' }),
}

test('every endpoint that takes the id of something of a customer is tried with a foreign one', () => {
  const taking = (
    [
      'customers',
      'orders',
      'tickets',
      'ticketTasks',
      'ticketLinks',
      'incidentUpdates',
      'ticketMerges',
      'ticketSplits',
      'ticketWatchers',
      'similarTickets',
      'complaints',
      'needs',
      'pool',
      'timePromises',
      'promises',
    ] as const
  ).flatMap((group) =>
    Object.entries(api[group])
      .filter(([, endpoint]) => /\/:(id|ticketId)/.test(endpoint.path))
      .map(([name]) => `${group}.${name}`),
  )
  assert.deepEqual(Object.keys(calls).sort(), taking.sort())
})

async function twoTeams(desk: OwnDesk) {
  const near = await desk.person('manager', { scope: 'team', team: 'Near', department: 'East' })
  const beside = await desk.person('support', { team: 'Near', department: 'East' })
  const far = (scope: Scope) => desk.as('manager', { scope, team: 'Far', department: 'West' })
  const insider = desk.client(near)
  const admin = await desk.as('administrator')
  for (const kind of ['customer', 'ticket', 'order'] as const)
    await admin.ownFields.create({ kind, type: 'file', name: '附件', key: 'paper' })
  return { insider, far, theirs: await makeBelongings(insider, beside.id, 'near') }
}

test(
  'what belongs to another team is not there, and nothing of it can be changed',
  onOwnDesk(async (desk, t) => {
    const { insider, far, theirs } = await twoTeams(desk)
    for (const scope of ['team', 'department', 'own', 'none'] as const) {
      const intruder = await far(scope)
      const before = await fingerprint(desk.clone)
      for (const [name, call] of Object.entries(calls)) {
        await t.test(`${name} in scope ${scope}`, () =>
          assert.rejects(call(intruder, theirs), refusedFor('record.not_found')),
        )
      }
      await t.test(`naming the customer in scope ${scope}`, async () => {
        const order = { orderNo: 'PLANTED', customerId: theirs.customer, orderedAt: at, totalFen: 1 }
        await assert.rejects(intruder.orders.create(order), refusedFor('customer.unknown'))
        const ticket = { customerId: theirs.customer, kind: 'complaint', title: '插队' } as const
        await assert.rejects(intruder.tickets.create(ticket), refusedFor('customer.unknown'))
        const need = { customerId: theirs.customer, title: '插队' }
        await assert.rejects(intruder.needs.create(need), refusedFor('customer.unknown'))
        assert.deepEqual((await intruder.needs.list({ customer: theirs.customer })).items, [])
        const giving = { customerId: theirs.customer, reason: 'other' } as const
        await assert.rejects(intruder.pool.release(giving), refusedFor('record.not_found'))
        assert.deepEqual((await intruder.pool.standings({ customer: [theirs.customer] })).items, [])
        assert.deepEqual((await intruder.promises.list({ show: 'all' })).items, [])
        assert.deepEqual((await intruder.promises.figures({ from: '2026-03-01', to: '2026-04-01' })).items, [])
        assert.deepEqual((await intruder.customers.list({})).items, [])
        assert.deepEqual((await intruder.orders.list({ customer: theirs.customer })).items, [])
        assert.deepEqual((await intruder.tickets.list({ customer: theirs.customer })).items, [])
      })
      assert.deepEqual(await fingerprint(desk.clone), before, 'a refused call changed the database')
    }
    for (const name of ['customers.get', 'customers.listKeyPersons', 'orders.get', 'tickets.getFile']) {
      await t.test(`${name} by whom it belongs to`, async () => {
        await calls[name]?.(insider, theirs)
      })
    }
  }),
)

test(
  'a thing of another customer is not found under an own one',
  onOwnDesk(async (desk) => {
    const { far, theirs } = await twoTeams(desk)
    const intruder = await far('team')
    const colleague = await desk.person('support', { team: 'Far', department: 'West' })
    const own = await makeBelongings(intruder, colleague.id, 'far')
    const before = await fingerprint(desk.clone)
    const mixed: Belongings = { ...theirs, customer: own.customer, organisation: own.organisation, ticket: own.ticket }
    const nested = [
      'customers.removeIdentity',
      'customers.revealIdentity',
      'customers.reportFailure',
      'customers.withdrawFailure',
      'customers.changeAddress',
      'customers.removeAddress',
      'customers.promoteAddress',
      'customers.revealStreet',
      'customers.getOwnFile',
      'tickets.getOwnFile',
      'customers.removeCollaborator',
      'customers.removeKeyPerson',
      'customers.sinceMerge',
      'customers.takeApart',
      'customers.handOverIdentity',
      'tickets.getFile',
      'ticketLinks.remove',
      'ticketMerges.takeApart',
      'ticketSplits.undo',
      'ticketWatchers.remove',
      'ticketTasks.tick',
      'ticketTasks.update',
      'complaints.updateEntry',
      'complaints.removeEntry',
      'complaints.removeCause',
      'complaints.finishMeasure',
      'complaints.foreseeCompensation',
      'complaints.resubmitCompensation',
      'complaints.pay',
      'complaints.finishFollowUp',
      'promises.keep',
      'promises.move',
      'promises.withdraw',
    ]
    for (const name of nested) {
      await assert.rejects(async () => calls[name]?.(intruder, mixed), refusedFor('record.not_found'), name)
    }
    assert.deepEqual(await fingerprint(desk.clone), before)
  }),
)
