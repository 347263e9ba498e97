import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { openShop } from '../tickets/tickets.fixture.ts'
import { proposePraised, proposeProduct, proposeTheme } from './proposing.ts'
import { routeFeedback } from './routing.ts'

/** The shop with a theme of the second representative, a suggestion and a praise. */
async function openVoices(desk: Desk) {
  const shop = await openShop(desk)
  const { manager, first, customerId, chen } = shop
  const noise = await manager.feedbackThemes.create({ name: '噪音', words: ['噪音', '提示音'], ownerId: chen.id })
  const told = { customerId, title: '希望提示音能调小', description: '半夜太吵' }
  const { id: suggestion } = await first.tickets.create({ ...told, kind: 'suggestion' })
  const { id: praise } = await first.tickets.create({ customerId, kind: 'praise', title: '陈师傅很耐心' })
  return { ...shop, noise, suggestion, praise }
}

test('a theme is proposed by its words and a colleague by name, or by nothing when it could be two', () => {
  const theme = (id: string, name: string, words: string[]) => ({
    ...{ id, name, words, version: 1, feedback: 0 },
    owner: { id, name },
  })
  const [noise, water] = [theme('1', '噪音', ['噪音', '提示音']), theme('2', '漏水', ['漏水'])]
  assert.deepEqual(proposeTheme('晚上太吵，提示音刺耳', [noise, water])?.because, ['噪音', '提示音'])
  assert.equal(proposeTheme('底下渗水', [noise, water])?.name, '漏水')
  assert.equal(proposeTheme('又吵又渗水', [noise, water]), null)
  assert.equal(proposeTheme('很好', [noise, water]), null)
  const bought = [
    { sku: 'DW', name: '洗碗机 14 套' },
    { sku: 'AP', name: '空气净化器' },
  ]
  assert.deepEqual(proposeProduct('洗碗机太吵', bought)?.sku, 'DW')
  assert.equal(proposeProduct('太吵', bought), null)
  const [wang, wei, chen] = [
    { id: 'a', name: '王小丽' },
    { id: 'b', name: '王伟' },
    { id: 'c', name: '陈明' },
  ]
  const names = (text: string) => proposePraised(text, [wang, wei, chen]).map(({ name, because }) => [name, ...because])
  assert.deepEqual(names('表扬王小丽和陈师傅'), [
    ['王小丽', '王小丽'],
    ['陈明', '陈师傅'],
  ])
  assert.deepEqual(names('王师傅很好'), [])
})

test(
  'a suggestion goes to the owner of what it is about, who sees it from then on, and its customer is thanked once',
  onDesk(async (desk) => {
    const { first, second, noise, suggestion, chen } = await openVoices(desk)
    const before = (await first.feedback.list({ kind: 'suggestion' })).items[0]
    assert.deepEqual([before?.proposedTheme?.name, before?.proposedTheme?.because], ['噪音', ['噪音', '提示音']])
    assert.deepEqual((await second.feedback.list({})).items, [])
    await assert.rejects(second.feedback.thank({ ticketId: suggestion }), refusedFor('record.not_found'))
    const thanked = await first.feedback.thank({ ticketId: suggestion })
    assert.ok(thanked.thankedAt)
    await assert.rejects(first.feedback.thank({ ticketId: suggestion, body: '再谢' }), refusedFor('feedback.thanked'))
    const { items } = await first.tickets.listMessages({ id: suggestion })
    assert.deepEqual(
      items.map(({ body }) => body),
      [thanked.thanks],
    )
    const themed = await first.feedback.setTheme({ ticketId: suggestion, themeId: noise.id })
    assert.deepEqual([themed.theme?.name, themed.assignee?.id], ['噪音', chen.id])
    assert.equal((await second.feedback.list({ theme: noise.id, thanked: 'yes' })).items.length, 1)
    assert.equal((await first.feedback.list({ theme: 'none' })).items.length, 1)
    const wrong = { ticketId: suggestion, themeId: suggestion }
    await assert.rejects(first.feedback.setTheme(wrong), refusedFor('feedback.theme_unknown', 'themeId'))
  }),
)

test('the owner of the product sees to feedback before that of the theme, and nobody who has left', () => {
  const owned = (name: string, hasLeft = false) => ({ name, owner: { id: name, name, hasLeft } })
  const whys = (...of: Parameters<typeof routeFeedback>) => {
    const { to, steps } = routeFeedback(...of)
    return [to?.name, ...steps.map(({ why }) => why)]
  }
  assert.deepEqual(whys(owned('洗碗机'), owned('噪音')), ['洗碗机', 'chosen', 'comes_later'])
  assert.deepEqual(whys(null, owned('噪音')), ['噪音', 'not_said', 'chosen'])
  assert.deepEqual(whys({ name: '洗碗机', owner: null }, owned('噪音')), ['噪音', 'has_no_owner', 'chosen'])
  assert.deepEqual(whys(owned('洗碗机', true), owned('噪音')), ['噪音', 'has_left', 'chosen'])
  assert.deepEqual(whys(owned('洗碗机', true), null), [undefined, 'has_left', 'not_said'])
})

test(
  'a suggestion about a product goes to its owner, and says why',
  onDesk(async (desk) => {
    const { first, manager, noise, customerId, suggestion, wang, chen } = await openVoices(desk)
    const line = { sku: 'DW-14', name: '洗碗机 14 套', quantity: 1, unitFen: 100 }
    const order = { orderNo: 'N-1', customerId, orderedAt: '2026-03-01', totalFen: 100, lines: [line] }
    await first.orders.create(order)
    const [dishwasher] = (await manager.products.list({ search: 'DW-14' })).items
    const id = dishwasher?.id ?? ''
    const assigned = await manager.products.assignOwner({ id, ownerId: wang.id })
    assert.deepEqual([assigned.owner?.name, assigned.name], ['王小丽', '洗碗机 14 套'])
    await assert.rejects(manager.products.assignOwner({ id, ownerId: id }), refusedFor('staff.unknown', 'ownerId'))
    await assert.rejects(manager.products.assignOwner({ id: chen.id, ownerId: null }), refusedFor('record.not_found'))

    const asked = { customerId, kind: 'suggestion', title: '洗碗机能不能加快洗' } as const
    const { id: ticketId } = await manager.tickets.create(asked)
    const [before] = (await manager.feedback.list({})).items
    assert.deepEqual([before?.proposedProduct?.sku, before?.routing.to], ['DW-14', null])
    await assert.rejects(manager.feedback.setProduct({ ticketId, sku: '无' }), refusedFor('product.unknown', 'sku'))
    await manager.feedback.setTheme({ ticketId, themeId: noise.id })
    const named = await manager.feedback.setProduct({ ticketId, sku: 'DW-14' })
    assert.deepEqual([named.assignee?.id, named.product?.name], [wang.id, '洗碗机 14 套'])
    assert.deepEqual(
      named.routing.steps.map(({ of, name, owner, why }) => [of, name, owner?.name, why]),
      [
        ['product', '洗碗机 14 套', '王小丽', 'chosen'],
        ['theme', '噪音', '陈明', 'comes_later'],
      ],
    )
    // without the product it is the theme's again; what is finished stays where it is
    assert.equal((await manager.feedback.setProduct({ ticketId, sku: null })).assignee?.id, chen.id)
    await manager.tickets.resolve({ id: suggestion, summary: '记下了' })
    const finished = await manager.feedback.setProduct({ ticketId: suggestion, sku: 'DW-14' })
    assert.deepEqual([finished.assignee, finished.routing.to?.id], [null, wang.id])
  }),
)

test(
  'praise reaches the colleague who is meant, without the ticket and the customer, and counts once',
  onDesk(async (desk) => {
    const { first, second, manager, praise, suggestion, chen, customerId } = await openVoices(desk)
    const before = (await first.feedback.list({ kind: 'praise' })).items[0]
    assert.deepEqual(before?.proposedPraised, [{ id: chen.id, name: '陈明', because: ['陈师傅'] }])
    const pass = { ticketId: praise, staffId: chen.id }
    await first.feedback.praise(pass)
    assert.deepEqual(
      (await first.feedback.praise(pass)).praised.map(({ name }) => name),
      ['陈明'],
    )
    const { items } = await second.feedback.praises({})
    assert.deepEqual(
      items.map(({ words, by, readAt }) => [words, by.name, readAt]),
      [['陈师傅很耐心', '王小丽', null]],
    )
    const counts = async (who = second) => {
      const { all, unread } = await who.feedback.praises({ limit: 1 })
      return [all, unread]
    }
    assert.deepEqual(await counts(), [1, 1])
    // whoever sees the ticket cannot read it for them
    assert.deepEqual(await first.feedback.readPraises({}), { read: 0 })
    assert.deepEqual(
      [await second.feedback.readPraises({}), await second.feedback.readPraises({})],
      [{ read: 1 }, { read: 0 }],
    )
    assert.deepEqual(
      [await counts(), await counts(first)],
      [
        [1, 0],
        [0, 0],
      ],
    )
    desk.now = new Date(desk.now.getTime() + 1000)
    const { id: later } = await first.tickets.create({ customerId, kind: 'praise', title: '陈师傅又快又好' })
    await first.feedback.praise({ ticketId: later, staffId: chen.id })
    const page = await second.feedback.praises({ limit: 1 })
    assert.deepEqual([page.items[0]?.words, page.all, page.unread], ['陈师傅又快又好', 2, 1])
    const rest = await second.feedback.praises({ limit: 1, cursor: page.nextCursor ?? '' })
    assert.deepEqual([rest.items[0]?.words, rest.nextCursor], ['陈师傅很耐心', null])
    await first.feedback.withdrawPraise({ ticketId: later, staffId: chen.id })
    await assert.rejects(second.tickets.get({ id: praise }), refusedFor('record.not_found'))
    await assert.rejects(second.customers.get({ id: customerId }), refusedFor('record.not_found'))
    assert.deepEqual((await first.feedback.praises({})).items, [])
    const { praised } = await manager.feedback.summary({})
    assert.deepEqual(
      praised.map(({ staff, praises }) => [staff.name, praises]),
      [['陈明', 1]],
    )
    await assert.rejects(first.feedback.praise({ ...pass, ticketId: suggestion }), refusedFor('feedback.not_praise'))
    const nobody = { ticketId: praise, staffId: praise }
    await assert.rejects(first.feedback.praise(nobody), refusedFor('staff.unknown', 'staffId'))
    await first.feedback.withdrawPraise(pass)
    assert.deepEqual((await second.feedback.praises({})).items, [])
    await assert.rejects(first.feedback.withdrawPraise(pass), refusedFor('record.not_found'))
  }),
)

test(
  'feedback is counted by theme and month in sight, and those who raised a theme hear once what came of it',
  onDesk(async (desk) => {
    const { first, second, manager, noise, suggestion, chen } = await openVoices(desk)
    await first.feedback.setTheme({ ticketId: suggestion, themeId: noise.id })
    const { months, themes } = await manager.feedback.summary({ months: 2 })
    assert.deepEqual(months, ['2026-02', '2026-03'])
    assert.deepEqual(
      themes.map(({ theme, counts }) => [theme?.name, counts]),
      [
        ['噪音', [0, 1]],
        [undefined, [0, 1]],
      ],
    )
    const { id } = noise
    assert.equal((await (await desk.as('representative')).feedbackThemes.tellings({ id })).recipients, 0)
    assert.equal((await second.feedbackThemes.tellings({ id })).recipients, 1)
    await second.feedbackThemes.tell({ id, body: '提示音可以调小了。' })
    await assert.rejects(manager.feedbackThemes.tell({ id, body: '又' }), refusedFor('change_notice.nobody_to_tell'))
    await desk.settle()
    await desk.settle()
    const { items } = await first.tickets.listMessages({ id: suggestion })
    assert.deepEqual(
      items.map(({ body, author }) => [body, author.name]),
      [['提示音可以调小了。', '陈明']],
    )
    const again = { name: '噪音', words: [], ownerId: chen.id }
    await assert.rejects(manager.feedbackThemes.create(again), refusedFor('feedback.theme_taken', 'name'))
    const other = await manager.feedbackThemes.create({ ...again, name: '屏幕' })
    await assert.rejects(
      manager.feedbackThemes.update({ id: other.id, name: '噪音' }),
      refusedFor('feedback.theme_taken'),
    )
    await manager.feedbackThemes.retire({ id })
    assert.deepEqual(
      (await first.feedbackThemes.list({})).items.map(({ name }) => name),
      ['屏幕'],
    )
  }),
)
