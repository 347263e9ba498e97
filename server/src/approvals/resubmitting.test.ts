import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FlowDefinition } from '@zhike/contract/approvals'
import type { Desk } from '../../test/harness.ts'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { picture } from '../tickets/tickets.fixture.ts'
import { asking, matter, oneWay, openOffice, publish } from './approvals.fixture.ts'

/** A matter of ¥3,000 that the head sent back. */
async function openReturned(desk: Desk) {
  const office = await openOffice(desk)
  const { first, lead } = office
  const { id } = await first.approvals.start(matter, { files: [picture('报价一.png'), picture('报价二.png')] })
  const returned = await lead.approvals.sendBack({ id, comment: '金额太高，请重报' })
  return { ...office, id, returned }
}

test(
  'what came back is changed and handed in again; the record says from what to what, and what stood before stays',
  onDesk(async (desk) => {
    const { first, lead, id, returned } = await openReturned(desk)
    const [one, two] = returned.files
    const again = await first.approvals.resubmit(
      {
        id,
        title: '采购五台展示样机',
        amountFen: 150_000,
        body: '只摆大店',
        dropFileIds: [one?.id ?? ''],
        comment: '减半',
      },
      { files: [picture('报价三.png')] },
    )
    assert.deepEqual(
      [again.state, again.title, again.amountFen, again.body, again.round],
      ['running', '采购五台展示样机', 150_000, '只摆大店', 2],
    )
    assert.deepEqual(
      again.files.map(({ name }) => name),
      ['报价二.png', '报价三.png'],
    )
    const deed = (await lead.approvals.get({ id })).deeds.at(-1)
    assert.deepEqual(
      [deed?.kind, deed?.note, deed?.files.map(({ name }) => name)],
      ['resubmitted', '减半', ['报价三.png']],
    )
    assert.deepEqual(deed?.changes, [
      { field: 'title', from: matter.title, to: '采购五台展示样机' },
      { field: 'amountFen', from: 300_000, to: 150_000 },
      { field: 'body', from: matter.body, to: '只摆大店' },
      { field: 'file', from: one, to: null },
    ])
    // what was taken out stays in the record, where it can still be opened
    assert.deepEqual(again.deeds[0]?.files, [one, two])
    assert.equal((await lead.approvals.getFile({ id, fileId: one?.id ?? '' })).type, 'image/png')
    await lead.approvals.sendBack({ id, comment: '再少一点' })
    const third = await first.approvals.resubmit({ id, amountFen: null })
    assert.deepEqual(
      third.deeds.flatMap(({ changes }) => changes.filter(({ field }) => field === 'amountFen')),
      [
        { field: 'amountFen', from: 300_000, to: 150_000 },
        { field: 'amountFen', from: 150_000, to: null },
      ],
    )
  }),
)

test(
  'its way is found anew by what is asked now, with its reasons and its copies',
  onDesk(async (desk) => {
    const office = await openOffice(desk)
    const { first, lead, manager, second, head, boss, chen } = office
    const way = (name: string, upToFen: number | null, who: { id: string }, ...copied: { id: string }[]) => ({
      ...{ name, upToFen, departmentIds: [], nodes: [asking('any', who)] },
      copies: copied.map(({ id }) => ({ by: 'person' as const, staffId: id })),
    })
    const branches: FlowDefinition['branches'] = [way('小额', 50_000, head, chen), way('大额', null, boss)]
    await publish(office, { ...oneWay([asking('any', boss)]), branches })
    const { id, branch } = await first.approvals.start(matter)
    await manager.approvals.sendBack({ id, comment: '先买一台' })
    // a flow that was published meanwhile counts for what is asked from now on
    await publish(office, oneWay([asking('any', chen)]))
    const foreseen = await first.approvals.foresee({ kind: 'general', amountFen: 30_000, approvalId: id })
    const again = await first.approvals.resubmit({ id, amountFen: 30_000 })
    assert.deepEqual([foreseen.version, foreseen.branch, foreseen.why], [2, again.branch, again.why])
    const others = { kind: 'general', approvalId: id } as const
    await assert.rejects(manager.approvals.foresee(others), refusedFor('approval.not_applicant'))
    await assert.rejects(second.approvals.foresee(others), refusedFor('record.not_found'))
    assert.deepEqual([branch, again.branch], ['大额', '小额'])
    assert.deepEqual(again.why, [{ code: 'amount', of: null, amountFen: 50_000 }])
    assert.deepEqual(again.waitingFor, [{ id: head.id, name: '刘主管' }])
    await assert.rejects(manager.approvals.decide({ id, decision: 'approved' }), refusedFor('approval.not_asked'))
    assert.equal((await lead.approvals.decide({ id, decision: 'approved' })).state, 'approved')
    assert.deepEqual((await second.approvals.list({ box: 'copied' })).items.length, 1)
  }),
)

test(
  'what was changed and handed in anew is not decided by whoever read what stood before, alone or among others',
  onDesk(async (desk) => {
    const { first, lead, id, returned } = await openReturned(desk)
    const { round } = returned
    const other = await first.approvals.start(matter)
    await first.approvals.resubmit({ id, amountFen: 900_000 })
    const decision = 'approved'
    await assert.rejects(lead.approvals.decide({ id, decision, round }), refusedFor('approval.handed_in_anew'))
    const rounds = { [id]: round, [other.id]: other.round }
    const { items } = await lead.approvals.decideMany({ ids: [id, other.id], decision, rounds })
    assert.deepEqual(
      new Map(items.map((one) => [one.id, [one.state, one.reason]])),
      new Map([
        [id, ['running', 'approval.handed_in_anew']],
        [other.id, ['approved', null]],
      ]),
    )
    const now = (await lead.approvals.list({})).items.find((one) => one.id === id)
    assert.equal((await lead.approvals.decide({ id, decision, round: now?.round })).state, 'approved')
  }),
)

test(
  'only what came back is changed, by its applicant alone, and only pictures that are part of it are taken out',
  onDesk(async (desk) => {
    const { first, lead, second, id, returned } = await openReturned(desk)
    const change = { id, amountFen: 100 }
    await assert.rejects(second.approvals.resubmit(change), refusedFor('record.not_found'))
    await assert.rejects(lead.approvals.resubmit(change), refusedFor('approval.not_applicant'))
    const foreign = { ...change, dropFileIds: [id] }
    await assert.rejects(first.approvals.resubmit(foreign), refusedFor('record.not_found', 'dropFileIds'))
    const out = { ...change, dropFileIds: [returned.files[0]?.id ?? ''] }
    await first.approvals.resubmit(out)
    await assert.rejects(first.approvals.resubmit(change), refusedFor('approval.not_returned'))
    await lead.approvals.sendBack({ id, comment: '再核对' })
    await assert.rejects(first.approvals.resubmit(out), refusedFor('record.not_found', 'dropFileIds'))
    await first.approvals.withdraw({ id })
    await assert.rejects(first.approvals.resubmit(change), refusedFor('approval.not_returned'))
    // nothing that was refused was written
    assert.equal((await first.approvals.get({ id })).amountFen, 100)
  }),
)

test(
  'a deed that was written down is never changed, not by anybody whom the database knows as staff',
  onOwnDesk(async (desk) => {
    const { first, id } = await openReturned(desk)
    await first.approvals.resubmit({ id, amountFen: 100 })
    for (const role of ['zhike_all', 'zhike_own']) {
      const client = await desk.pool.connect()
      try {
        await client.query(`SET ROLE ${role}`)
        for (const statement of [`UPDATE approval_deeds SET changes = '[]'`, 'DELETE FROM approval_deeds'])
          await assert.rejects(client.query(statement), /permission denied/)
      } finally {
        await client.query('RESET ROLE')
        client.release()
      }
    }
  }),
)
