import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { filter } from './knowledge.fixture.ts'

test(
  'who neither writes nor publishes reads what is published, and nothing of a draft',
  onDesk(async (desk) => {
    const writer = await desk.as('representative')
    const manager = await desk.as('manager')
    const reader = await desk.as('analyst')
    const { id, code } = await writer.articles.create({ ...filter, category: '净水' })
    await writer.articles.addQuestion({ id, question: '滤芯用多久' })
    for (const call of [
      reader.articles.get({ id }),
      reader.articles.versions({ id }),
      reader.articles.listQuestions({ id }),
      reader.articles.listFeedback({ id }),
    ])
      await assert.rejects(call, refusedFor('record.not_found'))
    const listed = async (who: typeof reader) => (await who.articles.list({})).items.map((one) => one.code)
    const counted = async (who: typeof reader) => {
      const { drafts, categories } = await who.knowledge.summary({})
      return [drafts, categories.length]
    }
    assert.deepEqual([await listed(reader), await listed(writer)], [[], [code]])
    assert.deepEqual(
      [await counted(reader), await counted(writer)],
      [
        [0, 0],
        [1, 1],
      ],
    )

    await manager.articles.publish({ id })
    await writer.articles.update({ id, title: '空气净化器怎么清洗', similar: [], body: '用软毛刷。' })
    const seen = async (who: typeof reader) => {
      const { title, published, draft, hasDraft } = await who.articles.get({ id })
      const { items } = await who.articles.versions({ id })
      return [title, published?.body, draft?.body, hasDraft, items.length]
    }
    assert.deepEqual(await seen(reader), [filter.title, filter.body, undefined, false, 1])
    assert.deepEqual(await seen(writer), [filter.title, filter.body, '用软毛刷。', true, 2])
    assert.equal((await reader.articles.list({})).items[0]?.hasDraft, false)
    const passes = async (who: typeof reader) => (await who.articles.listQuestions({ id })).items[0]?.passes
    assert.deepEqual([await passes(reader), await passes(writer)], [true, false])
  }),
)
