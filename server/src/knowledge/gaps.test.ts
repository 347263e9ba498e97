import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { importTable } from './knowledge.fixture.ts'

test(
  'what nothing answers is counted by question, and counts again when it is asked after it was put aside',
  onDesk(async (desk) => {
    const first = await desk.as('representative')
    const second = await desk.as('support')
    for (const [who, query] of [
      [first, '请问一下，你们有没有跑步机？'],
      [second, '你们有没有跑步机'],
      [first, '你們有沒有跑步機，我的电话 138 1234 5678'],
      [first, '！？'],
    ] as const)
      await who.knowledge.search({ query })
    await first.knowledge.search({ query: '你们有没有跑步机', purpose: 'suggestion' })
    const { items } = await first.knowledge.gaps({})
    assert.deepEqual(
      items.map(({ question, times, people }) => [question, times, people]),
      [
        ['你们有没有跑步机', 2, 2],
        ['你們有沒有跑步機，我的电话 …', 1, 1],
      ],
    )
    assert.equal((await first.knowledge.summary({})).gaps, 2)
    for (const { key } of items) await first.knowledge.dismissGap({ key })
    assert.deepEqual((await first.knowledge.gaps({})).items, [])
    desk.now = new Date(desk.now.getTime() + 1000)
    await second.knowledge.search({ query: '你们有没有跑步机' })
    assert.deepEqual(
      (await first.knowledge.gaps({})).items.map(({ times }) => times),
      [1],
    )
  }),
)

test(
  'a gap is closed by the publication of its answer, not by a draft, and is open again while the answer is not found',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const writer = await desk.as('representative')
    const reader = await desk.as('analyst')
    const later = () => {
      desk.now = new Date(desk.now.getTime() + 1000)
    }
    const ask = () => writer.knowledge.search({ query: '你们有没有跑步机' })
    await ask()
    await ask()
    const [gap] = (await writer.knowledge.gaps({})).items
    assert.equal(gap?.answer, null)
    later()
    const { id, code } = await writer.articles.create({ title: '有健身器材吗', body: '没有。', gap: gap?.key ?? '' })
    const open = async (who = writer) =>
      (await who.knowledge.gaps({})).items.map(({ times, answer }) => [times, answer?.state ?? null])
    assert.deepEqual((await writer.knowledge.gaps({})).items[0]?.answer, { id, code, state: 'draft' })
    assert.deepEqual([await open(), await open(reader)], [[[2, 'draft']], [[2, null]]])
    assert.equal((await writer.knowledge.summary({})).gaps, 1)

    await manager.articles.publish({ id })
    assert.deepEqual([await open(), (await writer.knowledge.summary({})).gaps], [[], 0])
    later()
    await ask()
    assert.deepEqual([await open(), await open(reader)], [[[1, 'published']], [[1, 'published']]])
    await writer.articles.update({ id, similar: ['你们有没有跑步机'] })
    await manager.articles.publish({ id })
    assert.deepEqual([await open(), (await ask()).confident], [[], true])

    await writer.articles.suspend({ id, why: '现在有了' })
    assert.deepEqual(await open(), [[3, 'suspended']])
    later()
    await writer.articles.confirm({ id })
    assert.deepEqual(await open(), [])
    await manager.articles.archive({ id })
    assert.deepEqual(await open(), [[3, null]])
    await manager.articles.restore({ id })
    assert.deepEqual(await open(), [])

    // a draft that is thrown away answers nothing, and a file publishes like anybody else
    await writer.knowledge.search({ query: '企业团购有折扣吗' })
    const next = (await writer.knowledge.gaps({})).items[0]
    const draft = await writer.articles.create({ title: '团购折扣', body: '', gap: next?.key ?? '' })
    await manager.articles.archive({ id: draft.id })
    assert.deepEqual(await open(), [[1, null]])
    await importTable(manager, `code,question,answer\n${draft.code},团购折扣,十台起九折。\n`)
    assert.deepEqual(await open(), [])
  }),
)
