import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ArticleVersion } from '@zhike/contract/knowledge'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { filter, importTable } from './knowledge.fixture.ts'

type Facts = Pick<ArticleVersion, 'audience' | 'tiers' | 'category' | 'kind' | 'validFrom' | 'skus'>

const factsIn = ({ audience, tiers, category, kind, validFrom, skus }: Facts): Facts => ({
  ...{ audience, tiers, category, kind, validFrom, skus },
})

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

test(
  'who may read an article, how long it holds and what it hangs on is published with what it says',
  onDesk(async (desk) => {
    const writer = await desk.as('representative')
    const manager = await desk.as('manager')
    const reader = await desk.as('analyst')
    await (await desk.as('administrator')).products.create({ sku: 'RO-9', name: '净水器 R9' })
    const policy = await manager.articles.create({ kind: 'policy', title: '滤芯政策', body: '一年。' })
    const first = { audience: 'internal', tiers: [], category: '', kind: 'faq', validFrom: null, skus: [] }
    const next = {
      audience: 'customers',
      tiers: ['金卡'],
      category: '净水',
      kind: 'guide',
      validFrom: '2026-03-01',
      skus: ['RO-9'],
    } satisfies Facts
    const { id } = await writer.articles.create(filter)
    // before anything is published the draft is all there is
    await writer.articles.update({ id, category: '净水' })
    assert.deepEqual((await manager.knowledge.summary({})).categories.at(-1), { name: '净水', articles: 1 })
    await writer.articles.update({ id, category: '' })
    await manager.articles.publish({ id })

    await writer.articles.update({ id, ...next, policyIds: [policy.id], reviewOn: '2026-09-01', ownerId: null })
    const asked = await manager.articles.get({ id })
    assert.deepEqual(
      [asked.reviewOn, asked.owner, asked.published?.number, asked.draft?.number],
      ['2026-09-01', null, 1, 2],
    )
    const { published, draft } = asked
    assert.ok(published && draft)
    assert.deepEqual([factsIn(asked), factsIn(published), factsIn(draft)], [first, first, next])
    assert.deepEqual((await manager.articles.list({ audience: 'customers' })).items, [])
    assert.deepEqual(draft.policies, [{ id: policy.id, code: policy.code, title: '滤芯政策' }])
    await assert.rejects(
      writer.articles.update({ id, validUntil: '2026-02-28' }),
      refusedFor('article.valid_backwards', 'validUntil'),
    )

    await manager.articles.publish({ id })
    const then = await reader.articles.get({ id })
    assert.deepEqual(factsIn(then), next)
    // the title of a policy that nobody published is no reader's
    assert.deepEqual([then.policies, (await manager.articles.get({ id })).policies.length], [[], 1])
    const { items } = await reader.articles.versions({ id })
    assert.deepEqual(
      items.map(({ audience }) => audience),
      ['customers', 'internal'],
    )
    assert.deepEqual((await reader.articles.list({ audience: 'customers' })).items.length, 1)
    // what says the same is no draft
    assert.equal((await writer.articles.update({ id, ...next })).draft, null)
    // a file changes what is said and the category, nothing else
    await importTable(manager, `code,question,answer,category\n${then.code},滤芯,一年。,耗材\n`)
    const imported = (await reader.articles.get({ id })).published
    assert.deepEqual([imported?.number, imported && factsIn(imported)], [3, { ...next, category: '耗材' }])
  }),
)
