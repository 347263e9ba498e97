import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CreateCustomer, customerSorts } from '@zhike/contract/customers'
import fc from 'fast-check'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { within } from './customers.fixture.ts'
import { applyOrderMetrics } from './metrics.ts'
import { regionRange } from './regions.ts'

type Client = Awaited<ReturnType<Desk['as']>>
type Filter = Parameters<Client['customers']['list']>[0]

const names = async (client: Client, filter: Filter) =>
  (await client.customers.list(filter)).items.map(({ name }) => name).sort()

/** Adds customers a minute apart. */
async function add(desk: Desk, client: Client, given: readonly Partial<CreateCustomer>[]) {
  const made = []
  for (const one of given) {
    desk.now = new Date(desk.now.getTime() + 60_000)
    made.push(await client.customers.create({ name: '某人', ...one }))
  }
  return made
}

test(
  'each filter lets through what it says, and all of them together what all say',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const rep = await desk.person('representative')
    await add(desk, client, [
      { name: '甲', region: '330106', tags: ['VIP', '老客户'], ownerId: rep.id },
      { name: '乙', region: '330109', tags: ['VIP'], stage: 'active' },
      { name: '丙', region: '110105', kind: 'organisation' },
      { name: '丁', region: '330000', stage: 'visitor', tags: ['VIP'] },
      { name: '戊', region: '340100', stage: 'active' },
    ])
    assert.deepEqual(await names(client, {}), ['丙', '乙', '戊', '甲'])
    assert.deepEqual(await names(client, { kind: 'organisation' }), ['丙'])
    assert.deepEqual(await names(client, { stage: 'active' }), ['乙', '戊'])
    assert.deepEqual(await names(client, { tag: 'VIP' }), ['乙', '甲'])
    assert.deepEqual(await names(client, { tag: 'vip' }), [])
    assert.deepEqual(await names(client, { region: '330000' }), ['乙', '甲'])
    assert.deepEqual(await names(client, { region: '330100' }), ['乙', '甲'])
    assert.deepEqual(await names(client, { region: '330106' }), ['甲'])
    assert.deepEqual(await names(client, { owner: rep.id }), ['甲'])
    assert.deepEqual(await names(client, { owner: 'none' }), ['丙', '乙', '戊'])
    assert.deepEqual(await names(client, { owner: 'me' }), [])
    assert.deepEqual(await names(desk.client(rep), { owner: 'me' }), ['甲'])
    assert.deepEqual(await names(client, { tag: 'VIP', region: '330100', stage: 'active' }), ['乙'])
    assert.deepEqual(await names(client, { tag: 'VIP', kind: 'organisation' }), [])
    assert.deepEqual(await names(client, { stage: 'visitor' }), [])
    // what looks like a piece of SQL is only a word
    assert.deepEqual(await names(client, { tag: "' OR true --" }), [])
    assert.deepEqual(await names(client, { search: "%' OR '1'='1" }), [])
  }),
)

test(
  'a customer is found by any part of the name, by pinyin and initials, by tag, number and identifier',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const [zhang] = await add(desk, client, [
      {
        name: '张三丰',
        tags: ['太极'],
        identities: [
          { kind: 'phone', value: '13712348000' },
          { kind: 'email', value: 'ZSF@wudang.cn' },
          { kind: 'wechat', value: 'zsf_wudang' },
          { kind: 'external', value: 'CRM 00017' },
        ],
      },
      { name: '三丰张三', identities: [{ kind: 'phone', value: '13812348000' }] },
      { name: '李四' },
    ])
    for (const search of [
      '张三丰',
      'zhangsanfeng',
      'ZSF',
      '太极',
      zhang?.number ?? '',
      (zhang?.number ?? '').toLowerCase(),
      '137 1234 8000',
      '+8613712348000',
      '712348000',
      'zsf@WUDANG.cn',
      'zsf_wudang',
      'CRM 00017',
    ])
      assert.deepEqual(await names(client, { search }), ['张三丰'], search)
    for (const search of ['张', '三丰', 'zhang', 'zs', '8000', '12348000'])
      assert.deepEqual(await names(client, { search }), ['三丰张三', '张三丰'], search)
    for (const search of ['1371', '800', '13712348', '7000', 'wudang.cn', '丰李', '😀', 'C-999999', '---'])
      assert.deepEqual(await names(client, { search }), [], search)
    assert.deepEqual(await names(client, { search: '三', tag: '太极' }), ['张三丰'])
  }),
)

test(
  'pages give every customer once, in the order of the sort, whatever the size of the page',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const made = await add(
      desk,
      client,
      ['张三', '李四', '张三', 'Anna', '王五', '🐼', '阿卜杜拉·买买提'].map((name, at) => ({
        name,
        tags: at % 2 ? ['x'] : [],
      })),
    )
    for (const [at, orders, totalFen] of [
      [1, 2, 500],
      [3, 2, 700],
      [4, 1, 500],
    ] as const) {
      const lastOrderAt = new Date(desk.now.getTime() - at * 1000)
      await within(desk, (ctx) =>
        applyOrderMetrics(ctx.db, made[at]?.id ?? '', { orders, totalFen, firstOrderAt: lastOrderAt, lastOrderAt }),
      )
    }
    const forward = {
      '-createdAt': ['阿卜杜拉·买买提', '🐼', '王五', 'Anna', '张三', '李四', '张三'],
      '-updatedAt': ['阿卜杜拉·买买提', '🐼', '王五', 'Anna', '张三', '李四', '张三'],
      '-lastOrderAt': ['李四', 'Anna', '王五', '阿卜杜拉·买买提', '🐼', '张三', '张三'],
      '-totalFen': ['Anna', '王五', '李四', '阿卜杜拉·买买提', '🐼', '张三', '张三'],
      '-orders': ['Anna', '李四', '王五', '阿卜杜拉·买买提', '🐼', '张三', '张三'],
      name: ['阿卜杜拉·买买提', 'Anna', '李四', '王五', '张三', '张三', '🐼'],
    }
    const backward = Object.entries(forward).map(([sort, people]) => [
      sort.startsWith('-') ? sort.slice(1) : `-${sort}`,
      people.toReversed(),
    ])
    const expected: Record<string, string[]> = { ...forward, ...Object.fromEntries(backward) }
    for (const sort of customerSorts)
      for (const limit of [1, 2, 3, 7]) {
        const seen: string[] = []
        let cursor: string | null = null
        do {
          const page = await client.customers.list({ sort, limit, ...(cursor === null ? {} : { cursor }) })
          seen.push(...page.items.map(({ name }) => name))
          cursor = page.nextCursor
        } while (cursor !== null)
        assert.deepEqual(seen, expected[sort], `${sort} by ${limit}`)
      }
  }),
)

test(
  'a cursor that is broken, forged or of another sort is refused',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    await add(desk, client, [{}, {}])
    const { nextCursor } = await client.customers.list({ limit: 1 })
    const forged = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url')
    for (const cursor of [
      'nonsense',
      forged(['-createdAt', 'yesterday', '019cf45f-1d00-7412-936e-52b287b8f6ce']),
      forged(['-createdAt', '2026-03-16T02:00:00.000Z', "x' OR true"]),
    ])
      await assert.rejects(client.customers.list({ cursor }), refusedFor('cursor.invalid'))
    const other = { cursor: nextCursor ?? '', sort: 'name' } as const
    await assert.rejects(client.customers.list(other), refusedFor('cursor.invalid'))
  }),
)

test(
  'the metrics count whole days of the company until now, at each reading',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    desk.now = new Date('2026-03-16T15:59:00Z') // 23:59 in Shanghai
    const { id } = await client.customers.create({ name: '甲' })
    const [firstOrderAt, lastOrderAt] = [new Date('2026-03-01T16:00:00Z'), new Date('2026-03-16T15:00:00Z')]
    await within(desk, (ctx) => applyOrderMetrics(ctx.db, id, { orders: 2, totalFen: 300, firstOrderAt, lastOrderAt }))
    const days = async () => {
      const { metrics, version } = await client.customers.get({ id })
      return [metrics.recencyDays, metrics.tenureDays, version]
    }
    assert.deepEqual(await days(), [0, 14, 1])
    desk.now = new Date('2026-03-16T16:00:00Z')
    assert.deepEqual(await days(), [1, 15, 1])
  }),
)

test(
  'the tags in use are counted, of visible customers only',
  onDesk(async (desk) => {
    const mine = await desk.as('representative', { team: 'A', department: 'North' })
    const theirs = await desk.as('representative', { team: 'B', department: 'South' })
    await add(desk, mine, [{ tags: ['a', 'b'] }, { tags: ['b'] }])
    await add(desk, theirs, [{ tags: ['a', 'c'] }])
    assert.deepEqual((await mine.customers.listTags({})).items, [
      { tag: 'b', customers: 2 },
      { tag: 'a', customers: 1 },
    ])
  }),
)

test(
  'regions are chosen step by step',
  onDesk(async (desk) => {
    const client = await desk.as('administrator')
    const step = async (parent?: string) =>
      (await client.customers.listRegions(parent === undefined ? {} : { parent })).items
    const zhejiang = (await step()).find(({ name }) => name === '浙江省')
    assert.deepEqual(zhejiang, { code: '330000', name: '浙江省', leaf: false })
    assert.ok((await step('330100')).some(({ code, leaf }) => code === '330106' && leaf))
  }),
)

test('a region’s range has its own code and those below it, and no other region’s', () => {
  const code = fc.tuple(fc.integer({ min: 11, max: 82 }), fc.nat(99), fc.nat(99))
  fc.assert(
    fc.property(code, code, (one, other) => {
      const written = (parts: readonly number[]) => parts.map((part) => String(part).padStart(2, '0')).join('')
      const { regionFrom, regionTo } = regionRange(written(one))
      const within_ = written(other) >= regionFrom && written(other) < regionTo
      const prefix = written(one).replace(/(00){1,2}$/, '')
      assert.equal(within_, written(other).startsWith(prefix))
    }),
  )
})
