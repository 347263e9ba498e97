import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ArticleDeed } from '@zhike/contract/knowledge'
import { type Desk, onDesk } from '../../test/harness.ts'
import { filter } from './knowledge.fixture.ts'

type Who = Awaited<ReturnType<Desk['as']>>

const deeds: Readonly<Record<ArticleDeed, (who: Who, id: string) => Promise<unknown>>> = {
  publish: (who, id) => who.articles.publish({ id }),
  sendBack: (who, id) => who.articles.sendBack({ id, words: '请改' }),
  submit: (who, id) => who.articles.submit({ id }),
  confirm: (who, id) => who.articles.confirm({ id }),
  edit: (who, id) => who.articles.update({ id, note: '又改了' }),
  suspend: (who, id) => who.articles.suspend({ id, why: '不对' }),
  archive: (who, id) => who.articles.archive({ id }),
  restore: (who, id) => who.articles.restore({ id }),
}

type Act = (owner: Who, manager: Who, id: string) => Promise<unknown>
const publish: Act = (_, manager, id) => manager.articles.publish({ id })
const change: Act = (owner, _, id) => owner.articles.update({ id, body: '一年换一次。' })
const submit: Act = (owner, _, id) => owner.articles.submit({ id })

/** How an article comes to stand somewhere, from its first draft on. */
const ways: Readonly<Record<string, readonly Act[]>> = {
  'a draft': [],
  'a draft without an answer': [(owner, _, id) => owner.articles.update({ id, body: '' })],
  'a draft that waits': [submit],
  'a draft that came back': [submit, (_, manager, id) => manager.articles.sendBack({ id, words: '请改' })],
  published: [publish],
  'published with a draft that waits': [publish, change, submit],
  suspended: [publish, (owner, _, id) => owner.articles.suspend({ id, why: '不对' })],
  archived: [publish, change, (_, manager, id) => manager.articles.archive({ id })],
}

test(
  'what is offered for an article can be done, and what is not is refused or changes nothing',
  onDesk(async (desk) => {
    const owner = await desk.as('representative')
    const manager = await desk.as('manager')
    const people = [owner, await desk.as('representative'), manager, await desk.as('analyst')]
    const bring = async (acts: readonly Act[]) => {
      const { id } = await owner.articles.create(filter)
      for (const act of acts) await act(owner, manager, id)
      return id
    }
    for (const [way, acts] of Object.entries(ways)) {
      const id = await bring(acts)
      const before = await manager.articles.get({ id })
      /** By the one with the fewest rights. */
      const offered = new Map<ArticleDeed, Who>()
      for (const who of people) {
        const article = await who.articles.get({ id }).catch(() => undefined)
        for (const deed of ArticleDeed.options)
          if (article?.deeds.includes(deed)) offered.set(deed, offered.get(deed) ?? who)
          else await deeds[deed](who, id).catch(() => undefined)
      }
      assert.deepEqual(await manager.articles.get({ id }), before, way)
      for (const [deed, who] of offered)
        await assert.doesNotReject(deeds[deed](who, await bring(acts)), `${way}: ${deed}`)
    }
  }),
)

test(
  'only its owner and who may publish confirm an article, and who only reads is offered nothing',
  onDesk(async (desk) => {
    const owner = await desk.as('representative')
    const manager = await desk.as('manager')
    const { id } = await owner.articles.create(filter)
    await manager.articles.publish({ id })
    await owner.articles.suspend({ id, why: '不对' })
    const offered = async (who: Who) => (await who.articles.get({ id })).deeds
    assert.deepEqual(await offered(owner), ['confirm', 'edit'])
    assert.deepEqual(await offered(await desk.as('representative')), ['edit'])
    assert.deepEqual(await offered(manager), ['confirm', 'edit', 'archive'])
    assert.deepEqual(await offered(await desk.as('inspector')), [])
  }),
)
