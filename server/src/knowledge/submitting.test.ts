import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { filter, importTable } from './knowledge.fixture.ts'

test(
  'who may not publish hands a draft in; whoever publishes finds it, and returns it with words until it is right',
  onDesk(async (desk) => {
    const writer = await desk.as('representative', { name: '林晓燕' })
    const other = await desk.as('representative')
    const publisher = await desk.as('support', { name: '唐志远' })
    const reader = await desk.as('analyst')
    const { id, code } = await writer.articles.create({ ...filter, body: '' })
    await assert.rejects(writer.articles.submit({ id }), refusedFor('article.body_missing'))
    await writer.articles.update({ id, body: filter.body })
    await assert.rejects(publisher.articles.sendBack({ id, words: '太短' }), refusedFor('article.not_submitted'))
    await assert.rejects(reader.articles.submit({ id }), refusedFor('permission.missing'))

    const submitted = await writer.articles.submit({ id, words: '客户常问' })
    assert.deepEqual([submitted.submission?.words, submitted.submission?.by.name], ['客户常问', '林晓燕'])
    await assert.rejects(other.articles.submit({ id }), refusedFor('article.already_submitted'))
    const listed = async (who: typeof writer, input: Parameters<typeof writer.articles.list>[0]) =>
      (await who.articles.list(input)).items.map((one) => one.code)
    assert.deepEqual(await listed(publisher, { submission: 'open' }), [code])
    assert.deepEqual(await listed(publisher, { submission: 'returned' }), [])
    assert.equal((await publisher.knowledge.summary({})).submitted, 1)
    await assert.rejects(writer.articles.sendBack({ id, words: '不行' }), refusedFor('permission.missing'))

    await publisher.articles.sendBack({ id, words: '请写明型号' })
    const { submission } = await writer.articles.get({ id })
    assert.deepEqual([submission?.returned?.words, submission?.returned?.by.name], ['请写明型号', '唐志远'])
    assert.deepEqual(await listed(writer, { submission: 'returned', submittedBy: 'me' }), [code])
    assert.deepEqual(await listed(other, { submission: 'returned', submittedBy: 'me' }), [])
    assert.equal((await publisher.knowledge.summary({})).submitted, 0)

    await writer.articles.update({ id, body: 'R9 半年换一次。' })
    await writer.articles.submit({ id })
    assert.deepEqual(await listed(writer, { submission: 'returned', submittedBy: 'me' }), [])
    assert.deepEqual(await listed(writer, { submission: 'open', submittedBy: 'me' }), [code])
    assert.equal((await publisher.articles.publish({ id })).submission, null)
    assert.deepEqual(await listed(publisher, { submission: 'open' }), [])
    assert.equal((await publisher.knowledge.summary({})).submitted, 0)
    await assert.rejects(publisher.articles.sendBack({ id, words: '太晚' }), refusedFor('article.not_submitted'))
    await assert.rejects(writer.articles.submit({ id }), refusedFor('article.nothing_to_publish'))
  }),
)

test(
  'who only reads hears nothing of what is handed in, and what is archived or overtaken by a file waits no more',
  onDesk(async (desk) => {
    const writer = await desk.as('representative')
    const manager = await desk.as('manager')
    const reader = await desk.as('analyst')
    const { id, code } = await writer.articles.create(filter)
    await manager.articles.publish({ id })
    await writer.articles.update({ id, body: '一年换一次。' })
    await writer.articles.submit({ id })
    assert.equal((await reader.articles.get({ id })).submission, null)
    assert.deepEqual((await reader.articles.list({ submission: 'open' })).items, [])
    assert.equal((await reader.knowledge.summary({})).submitted, 0)

    const waiting = async () => [
      (await manager.articles.list({ submission: 'open' })).items.length,
      (await manager.knowledge.summary({})).submitted,
    ]
    assert.deepEqual(await waiting(), [1, 1])
    await manager.articles.archive({ id })
    assert.deepEqual(await waiting(), [0, 0])
    await assert.rejects(writer.articles.submit({ id }), refusedFor('article.archived'))
    await assert.rejects(manager.articles.sendBack({ id, words: '过时' }), refusedFor('article.archived'))
    await manager.articles.restore({ id })
    assert.deepEqual(await waiting(), [1, 1])
    await importTable(manager, `code,question,answer\n${code},滤芯,两年。\n`)
    assert.deepEqual(await waiting(), [0, 0])
  }),
)

test(
  'what is published is what was read: who read an older draft is told',
  onDesk(async (desk) => {
    const writer = await desk.as('representative')
    const manager = await desk.as('manager')
    const { id, version } = await writer.articles.create(filter)
    await writer.articles.update({ id, body: '永远不用换。' })
    await assert.rejects(manager.articles.publish({ id }, { ifMatch: version }), refusedFor('record.changed'))
    const read = await manager.articles.get({ id })
    assert.equal((await manager.articles.publish({ id }, { ifMatch: read.version })).state, 'published')
  }),
)

test(
  'of several who hand one draft in at once one does',
  onOwnDesk(async (desk) => {
    const writer = await desk.as('representative')
    const { id } = await writer.articles.create(filter)
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => writer.articles.submit({ id })))
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1)
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    assert.ok(refused.every(refusedFor('article.already_submitted')))
  }),
)
