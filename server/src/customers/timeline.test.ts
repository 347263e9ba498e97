import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { customerActor } from '../platform/actor.ts'
import type { Ctx } from '../platform/ctx.ts'
import { emit } from '../platform/events/events.ts'
import { within } from './customers.fixture.ts'

test(
  'the timeline tells what happened, newest first by business time, by whom and to what',
  onDesk(async (desk) => {
    const person = await desk.person('representative', { name: '李代表' })
    const client = desk.client(person)
    const { id, number } = await client.customers.create({ name: '张三' })
    desk.now = new Date(desk.now.getTime() + 60_000)
    await client.customers.update({ id, industry: '制造' })
    await within(
      desk,
      (ctx) =>
        emit(ctx, id, { type: 'customer.updated', subject: { type: 'customer', id }, data: { number, fields: [] } }),
      customerActor(id),
    )
    // entered late: it happened before everything else
    const at = new Date('2025-01-01T00:00:00Z')
    await within(desk, (ctx) =>
      emit(ctx, id, { type: 'customer.restored', subject: { type: 'customer', id }, data: { number }, at }),
    )
    const { items, nextCursor } = await client.customers.timeline({ id })
    assert.equal(nextCursor, null)
    assert.deepEqual(
      items.map(({ type, actor, subject }) => [type, actor.kind, actor.name, subject.label]),
      [
        ['customer.updated', 'customer', '张三', number],
        ['customer.updated', 'key', '李代表', number],
        ['customer.created', 'key', '李代表', number],
        ['customer.restored', 'system', null, number],
      ],
    )
    assert.equal(items.at(-1)?.at, at.toISOString())
    assert.deepEqual(items[1]?.data, { number, fields: ['industry'] })
  }),
)

test(
  'the timeline is filtered by what it is about, and read page by page',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const { id } = await client.customers.create({ name: '张三' })
    const another = (type: string) => (ctx: Ctx) =>
      emit(ctx, id, { type: type as 'customer.archived', subject: { type: 'order', id }, data: { number: type } })
    for (const type of ['order.created', 'ticket.created', 'orderly.created', 'order.updated'])
      await within(desk, another(type))
    const types = async (group?: ('customer' | 'order' | 'ticket')[]) =>
      (await client.customers.timeline({ id, ...(group ? { group } : {}) })).items.map(({ type }) => type)
    assert.deepEqual(await types(['order']), ['order.updated', 'order.created'])
    assert.deepEqual(await types(['ticket', 'customer']), ['ticket.created', 'customer.created'])
    assert.equal((await types()).length, 5)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await client.customers.timeline({ id, limit: 2, ...(cursor === null ? {} : { cursor }) })
      seen.push(...page.items.map(({ type }) => type))
      cursor = page.nextCursor
    } while (cursor !== null)
    assert.deepEqual(seen, await types())
    await assert.rejects(client.customers.timeline({ id, cursor: 'nonsense' }), refusedFor('cursor.invalid'))
    await assert.rejects(
      client.customers.timeline({ id, group: ['invoice' as 'order'] }),
      refusedFor('request.invalid'),
    )
  }),
)
