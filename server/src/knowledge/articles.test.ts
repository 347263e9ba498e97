import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiError } from '@zhike/contract/client'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { appliances, codesFor, filter, importTable } from './knowledge.fixture.ts'

const nothing = '00000000-0000-4000-8000-000000000000'

test(
  'a draft is found only when it is published, and what was published stays until the next is',
  onDesk(async (desk) => {
    const writer = await desk.as('representative')
    const manager = await desk.as('manager')
    const { id, code, owner, state } = await writer.articles.create(filter)
    assert.match(code, /^K-\d{4}$/)
    assert.deepEqual([state, owner !== null], ['draft', true])
    assert.deepEqual(await codesFor(writer, filter.title), [])
    await assert.rejects(writer.articles.publish({ id }), refusedFor('permission.missing'))
    assert.equal((await manager.articles.publish({ id })).published?.number, 1)
    await assert.rejects(manager.articles.publish({ id }), refusedFor('article.nothing_to_publish'))
    assert.deepEqual(await codesFor(writer, '滤芯寿命'), [code])
    const changed = await writer.articles.update({ id, title: '空气净化器怎么清洗', similar: [], note: '换了产品' })
    assert.deepEqual(
      [changed.published?.title, changed.draft?.title, changed.draft?.number],
      [filter.title, '空气净化器怎么清洗', 2],
    )
    await writer.articles.update({ id, body: '用软毛刷。' })
    assert.deepEqual((await codesFor(writer, '滤芯寿命'))[0], code)
    assert.equal((await manager.articles.publish({ id })).draft, null)
    const { items } = await writer.articles.versions({ id })
    assert.deepEqual(
      items.map(({ number, body, note }) => [number, body, note]),
      [
        [2, '用软毛刷。', '换了产品'],
        [1, '半年换一次。', ''],
      ],
    )
    assert.equal((await writer.knowledge.search({ query: '滤芯寿命' })).confident, false)
  }),
)

test(
  'what an article refers to must be there, and who read an older one is told',
  onDesk(async (desk) => {
    const writer = await desk.as('support')
    const { id, version } = await writer.articles.create(filter)
    for (const [wrong, reason, field] of [
      [{ ownerId: nothing }, 'staff.unknown', 'ownerId'],
      [{ skus: ['NONE'] }, 'product.unknown', 'skus'],
      [{ policyIds: [id] }, 'article.policy_unknown', 'policyIds'],
    ] as const) {
      await assert.rejects(writer.articles.create({ ...filter, ...wrong } as never), refusedFor(reason, field))
      await assert.rejects(writer.articles.update({ id, ...wrong } as never), refusedFor(reason, field))
    }
    const manager = await desk.as('manager')
    const { id: customerId } = await manager.customers.create({ name: '林晓' })
    const { id: ticketId } = await manager.tickets.create({ customerId, kind: 'consultation', title: '滤芯多久换' })
    const elsewhere = await desk.as('representative', { scope: 'own', team: 'B' })
    await assert.rejects(elsewhere.articles.create({ ...filter, ticketId }), refusedFor('ticket.unknown', 'ticketId'))
    assert.equal((await manager.articles.create({ ...filter, ticketId })).ticketId, ticketId)
    await writer.articles.update({ id, validFrom: '2026-05-01' }, { ifMatch: version })
    await assert.rejects(
      writer.articles.update({ id, category: '水' }, { ifMatch: version }),
      refusedFor('record.changed'),
    )
    await assert.rejects(
      writer.articles.update({ id, validUntil: '2026-04-30' }),
      refusedFor('article.valid_backwards', 'validUntil'),
    )
    for (const wrong of [{ title: ' ' }, { validFrom: '2026-02-30' }, { title: '长'.repeat(201) }])
      await assert.rejects(writer.articles.create({ ...filter, ...wrong }), refusedFor('request.invalid'))
    const { id: empty } = await writer.articles.create({ ...filter, body: '' })
    await assert.rejects(writer.articles.publish({ id: empty }), refusedFor('article.body_missing'))
    await assert.rejects(writer.articles.get({ id: nothing }), refusedFor('record.not_found'))
  }),
)

test(
  'an article is found from the day on which it begins to hold to the day on which it ends, and not in the archive',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id, code } = await manager.articles.create({ ...filter, validFrom: '2026-03-17', validUntil: '2026-03-18' })
    await manager.articles.publish({ id })
    const found = async () => (await codesFor(manager, filter.title)).includes(code)
    const days: boolean[] = []
    for (let day = 0; day < 4; day++) {
      days.push(await found())
      desk.now = new Date(desk.now.getTime() + 86_400_000)
    }
    assert.deepEqual(days, [false, true, true, false])
    assert.deepEqual(
      (await manager.articles.list({ due: 'review' })).items.map((one) => one.code),
      [code],
    )
    await manager.articles.update({ id, validUntil: null })
    assert.equal(await found(), false)
    await manager.articles.publish({ id })
    assert.equal(await found(), true)
    await manager.articles.archive({ id })
    assert.equal(await found(), false)
    await assert.rejects(manager.articles.update({ id, category: '水' }), refusedFor('article.archived'))
    assert.deepEqual((await manager.articles.list({})).items, [])
    assert.deepEqual(
      (await manager.articles.list({ state: ['archived'] })).items.map((one) => one.code),
      [code],
    )
    await manager.articles.restore({ id })
    assert.equal(await found(), true)
  }),
)

test(
  'what hangs on a product or a policy is suspended when that changes, until its owner confirms it',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const manager = await desk.as('manager')
    const owner = await desk.as('representative')
    const other = await desk.as('representative')
    await admin.products.create({ sku: 'RO-9', name: '净水器 R9' })
    const policy = await manager.articles.create({ kind: 'policy', title: '退换政策', body: '七天。' })
    await manager.articles.publish({ id: policy.id })
    const { id, code } = await owner.articles.create({ ...filter, skus: ['RO-9'], policyIds: [policy.id] })
    await manager.articles.publish({ id })
    await desk.settle()
    const later = () => {
      desk.now = new Date(desk.now.getTime() + 1000)
    }
    const suspension = async () => (await owner.articles.get({ id })).suspension
    assert.equal(await suspension(), null)
    later()
    await admin.products.create({ sku: 'RO-9', name: '净水器 R9 Pro' })
    await desk.settle()
    assert.deepEqual([(await suspension())?.because, (await suspension())?.by], ['product', 'RO-9'])
    assert.deepEqual((await codesFor(owner, filter.title)).includes(code), false)
    await assert.rejects(other.articles.confirm({ id }), refusedFor('article.not_owner'))
    const confirmed = await owner.articles.confirm({ id, reviewOn: '2026-09-01' })
    assert.deepEqual([confirmed.state, confirmed.reviewOn], ['published', '2026-09-01'])
    later()
    await manager.articles.update({ id: policy.id, body: '十五天。' })
    await manager.articles.publish({ id: policy.id })
    await desk.settle()
    assert.deepEqual([(await suspension())?.because, (await suspension())?.by], ['policy', policy.code])
    await owner.articles.update({ id, body: '一年换一次。' })
    assert.equal((await manager.articles.publish({ id })).suspension, null)
    assert.equal((await owner.articles.suspend({ id, why: '数字不对' })).suspension?.because, 'person')
    await assert.rejects(
      owner.articles.suspend({ id: (await owner.articles.create(filter)).id, why: '草稿' }),
      refusedFor('article.not_published'),
    )
  }),
)

test(
  'a draft that keeps a real question from what it must find is not published',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    await importTable(manager, appliances)
    const { items } = await manager.articles.list({ category: '冰箱' })
    const id = items[0]?.id ?? nothing
    const asked = await manager.articles.addQuestion({ id, question: '冷藏室不凉了怎么回事' })
    assert.deepEqual([asked.passes, asked.place], [true, 1])
    await assert.rejects(
      manager.articles.addQuestion({ id, question: asked.question }),
      refusedFor('article.question_taken'),
    )
    await manager.articles.update({ id, title: '冰箱怎么除霜', similar: [], body: '断电开门。' })
    assert.equal((await manager.articles.listQuestions({ id })).items[0]?.passes, false)
    const refusal = await manager.articles.publish({ id }).catch((error: unknown) => error)
    assert.ok(refusal instanceof ApiError && refusal.problem.reason === 'article.questions_fail')
    assert.deepEqual(refusal.problem.fields, { 冷藏室不凉了怎么回事: '冰箱怎么除霜' })
    // trying left everything as it was
    assert.deepEqual((await codesFor(manager, '冷藏室不凉'))[0], 'A4')
    await manager.articles.removeQuestion({ id, questionId: asked.id })
    await assert.rejects(manager.articles.removeQuestion({ id, questionId: asked.id }), refusedFor('record.not_found'))
    assert.equal((await manager.articles.publish({ id })).published?.title, '冰箱怎么除霜')
    // its own questions count before it is published for the first time, and again after it was suspended
    const { id: fresh } = await manager.articles.create(filter)
    await manager.articles.addQuestion({ id: fresh, question: '冷藏室不凉了怎么回事' })
    await assert.rejects(manager.articles.publish({ id: fresh }), refusedFor('article.questions_fail'))
    // what another article fails already keeps this one from nothing
    const { id: failing } = await manager.articles.create({ ...filter, title: '蒸汽拖把怎么除垢' })
    await manager.articles.publish({ id: failing })
    await manager.articles.addQuestion({ id: failing, question: '冷藏室不凉怎么回事' })
    const { id: other } = await manager.articles.create({ ...filter, title: '破壁机能打豆浆吗', similar: [] })
    assert.equal((await manager.articles.publish({ id: other })).state, 'published')
  }),
)

test(
  'what helped is counted, and what was said of it is read',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const reader = await desk.as('analyst')
    const { id } = await manager.articles.create(filter)
    await assert.rejects(reader.articles.giveFeedback({ id, verdict: 'helpful' }), refusedFor('record.not_found'))
    await assert.rejects(manager.articles.giveFeedback({ id, verdict: 'helpful' }), refusedFor('article.not_published'))
    await manager.articles.publish({ id })
    await reader.articles.giveFeedback({ id, verdict: 'helpful' })
    await reader.articles.giveFeedback({ id, verdict: 'unhelpful', words: '没写型号' })
    const { helpful, unhelpful } = await manager.articles.get({ id })
    assert.deepEqual([helpful, unhelpful], [1, 1])
    assert.deepEqual(
      (await manager.articles.listFeedback({ id })).items.map(({ words }) => words),
      ['没写型号', ''],
    )
    const summary = await manager.knowledge.summary({})
    assert.deepEqual([summary.published, summary.drafts, summary.categories], [1, 0, [{ name: '', articles: 1 }]])
  }),
)

test(
  'of several who publish one draft at once one does',
  onOwnDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id } = await manager.articles.create(filter)
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => manager.articles.publish({ id })))
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1)
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    assert.ok(refused.every(refusedFor('article.nothing_to_publish')))
  }),
)
