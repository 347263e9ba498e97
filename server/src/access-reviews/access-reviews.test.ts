import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'

const dayMs = 86_400_000

async function openOffice(desk: Desk) {
  const boss = await desk.person('manager', { name: '周经理' })
  const admin = await desk.person('administrator', { name: '沈管理' })
  const wang = await desk.person('representative', { name: '王小丽' })
  return { boss, admin, wang, manager: desk.client(boss), administrator: desk.client(admin), first: desk.client(wang) }
}
type Office = Awaited<ReturnType<typeof openOffice>>

const linesOf = async (who: Office['manager'], id: string) => {
  const { items } = await who.accessReviews.lines({ id })
  return { items, of: (name: string) => items.find((line) => line.kind === 'staff' && line.name === name)?.id ?? '' }
}

test(
  'a review lists every colleague and key as they stand, and only one is open at a time',
  onDesk(async (desk) => {
    const { manager, administrator, first } = await openOffice(desk)
    await assert.rejects(first.accessReviews.list({}), refusedFor('permission.missing'))
    await administrator.apiKeys.create({ name: '官网', role: 'representative', scope: 'none' })
    const review = await manager.accessReviews.open({})
    assert.deepEqual(
      [review.dueOn, review.daysLeft, review.quarter, review.openedBy.name],
      ['2026-03-30', 14, null, '周经理'],
    )
    const { items } = await linesOf(manager, review.id)
    assert.equal(items.length, review.lines.all)
    const key = items.find(({ name }) => name === '官网')
    assert.deepEqual(
      [key?.kind, key?.role, key?.scope, key?.person, key?.lastUsedAt],
      ['key', 'representative', 'none', null, null],
    )
    assert.deepEqual(
      items
        .filter(({ kind }) => kind === 'staff')
        .map(({ name, mine }) => [name, mine])
        .toSorted(),
      [
        ['周经理', false],
        ['沈管理', false],
        ['王小丽', true],
      ],
    )
    await assert.rejects(administrator.accessReviews.open({}), refusedFor('access_review.open'))
    await assert.rejects(manager.accessReviews.open({ dueOn: '2026-03-01' }), refusedFor('request.invalid', 'dueOn'))
  }),
)

test(
  'withdrawing suspends a colleague and revokes a key at once, with the reason, once',
  onDesk(async (desk) => {
    const { manager, administrator, first, wang } = await openOffice(desk)
    const { id: keyId, key } = await administrator.apiKeys.create({
      name: '官网',
      role: 'representative',
      scope: 'none',
    })
    const { id } = await manager.accessReviews.open({})
    const { items, of } = await linesOf(manager, id)
    const wangs = { id, lineId: of('王小丽') }
    await assert.rejects(
      manager.accessReviews.decide({ ...wangs, decision: 'withdrawn' }),
      refusedFor('request.invalid', 'reason'),
    )
    const line = await manager.accessReviews.decide({ ...wangs, decision: 'withdrawn', reason: '已离职' })
    assert.deepEqual([line.decision, line.reason, line.decidedBy?.name], ['withdrawn', '已离职', '周经理'])
    await assert.rejects(first.customers.list({}), refusedFor('session.required'))
    assert.notEqual((await administrator.staff.get({ id: wang.id })).suspendedAt, null)
    const keyLine = items.find(({ subjectId }) => subjectId === keyId)?.id ?? ''
    await administrator.accessReviews.decide({ id, lineId: keyLine, decision: 'withdrawn', reason: '不再使用' })
    await assert.rejects(desk.client(key).session.me({}), refusedFor('session.required'))
    await assert.rejects(
      manager.accessReviews.decide({ ...wangs, decision: 'confirmed' }),
      refusedFor('access_review.decided'),
    )
  }),
)

test(
  'nobody decides about themselves or their own key, and about administrators only administrators do',
  onDesk(async (desk) => {
    const { manager, administrator, boss } = await openOffice(desk)
    const second = await desk.person('administrator', { name: '另一位' })
    await administrator.apiKeys.create({ name: '我的脚本', role: 'manager', scope: 'none', staffId: boss.id })
    const { id } = await manager.accessReviews.open({})
    const { items, of } = await linesOf(manager, id)
    const confirm = (who: Office['manager'], lineId: string) =>
      who.accessReviews.decide({ id, lineId, decision: 'confirmed' })
    await assert.rejects(confirm(manager, of('周经理')), refusedFor('access_review.self'))
    const own = items.find(({ name }) => name === '我的脚本')?.id ?? ''
    await assert.rejects(confirm(manager, own), refusedFor('access_review.self'))
    await assert.rejects(confirm(manager, of('沈管理')), refusedFor('access_review.administrator'))
    await assert.rejects(confirm(administrator, of('沈管理')), refusedFor('access_review.self'))
    assert.equal((await confirm(desk.client(second), of('沈管理'))).decision, 'confirmed')
  }),
)

test(
  'a review is finished when everything is decided that somebody may decide, and its record says who, what, when and why',
  onDesk(async (desk) => {
    const { manager, administrator } = await openOffice(desk)
    const { id } = await manager.accessReviews.open({})
    await assert.rejects(manager.accessReviews.finish({ id }), refusedFor('access_review.undecided'))
    for (const who of [manager, administrator])
      for (const { id: lineId, mine, decision } of (await linesOf(who, id)).items)
        if (mine && decision === null)
          await who.accessReviews.decide({ id, lineId, decision: 'confirmed', reason: '在岗' })
    const done = await manager.accessReviews.finish({ id })
    // over the only administrator nobody may decide
    assert.deepEqual([done.finishedBy?.name, done.lines.open > 0], ['周经理', true])
    await assert.rejects(manager.accessReviews.finish({ id }), refusedFor('access_review.finished'))
    const answer = await desk.app.inject({
      url: `/api/v1/access-reviews/${id}/file`,
      headers: { authorization: `Bearer ${(await desk.person('manager')).key}` },
    })
    assert.match(answer.body, /同事,王小丽,,客服代表.*保留.*周经理,在岗/)
    assert.match(answer.body, /沈管理.*未复核/)
    assert.equal((await manager.accessReviews.list({})).items.length, 1)
  }),
)

test(
  'each quarter one review opens by itself; reviewers are reminded, and who stays undecided is suspended when that was said',
  onOwnDesk(async (desk) => {
    const { manager, administrator, wang } = await openOffice(desk)
    const { id } = await manager.accessReviews.open({ undecided: 'suspended' })
    await desk.strike('access-reviews.open')
    desk.now = new Date(desk.now.getTime() + 12 * dayMs)
    await desk.strike('access-reviews.follow-up')
    await desk.strike('access-reviews.follow-up')
    await desk.settle()
    const told = (await manager.audit.list({ type: 'access_review.due' })).items
    assert.equal(told.length, 1)
    assert.equal((await administrator.staff.get({ id: wang.id })).suspendedAt, null)
    desk.now = new Date(desk.now.getTime() + 3 * dayMs)
    await desk.strike('access-reviews.follow-up')
    // nobody has begun it
    assert.equal((await administrator.staff.get({ id: wang.id })).suspendedAt, null)
    const { of: begun } = await linesOf(administrator, id)
    await administrator.accessReviews.decide({ id, lineId: begun('周经理'), decision: 'confirmed' })
    await desk.strike('access-reviews.follow-up')
    // everybody's key ended with it: of the administrators one remains, and comes in anew
    const later = await desk.as('administrator')
    const [review] = (await later.accessReviews.list({})).items
    assert.deepEqual([review?.id, review?.daysLeft, review?.lines.confirmed], [id, -1, 1])
    assert.ok((review?.lines.lapsed ?? 0) > 0)
    assert.notEqual((await later.staff.get({ id: wang.id })).suspendedAt, null)
    // the last administrator was spared, and another one decides
    const { of } = await linesOf(later, id)
    await later.accessReviews.decide({ id, lineId: of('沈管理'), decision: 'confirmed' })
    await later.accessReviews.finish({ id })
    await Promise.all([desk.strike('access-reviews.open'), desk.strike('access-reviews.open')])
    const quarters = (await later.accessReviews.list({})).items.map(({ quarter }) => quarter)
    assert.deepEqual(quarters, ['2026-Q1', null])
  }),
)
