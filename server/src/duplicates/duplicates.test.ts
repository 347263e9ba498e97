import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'

type Client = Awaited<ReturnType<Desk['as']>>
const phone = (value: string) => ({ kind: 'phone', value }) as const
const add = (client: Client, name: string, phones: readonly string[], facts: object = {}) =>
  client.customers.create({ name, identities: phones.map(phone), ...facts })

async function scanned(desk: Desk, client: Client) {
  await client.duplicates.scan({})
  await desk.settle()
  const { scan } = await client.duplicates.getScan({})
  assert.equal(scan?.status, 'done')
  return scan
}
const found = async (client: Client, band?: 'automatic' | 'review') =>
  (await client.duplicates.list(band === undefined ? {} : { band })).items.map(({ left, right }) =>
    [left.name, right.name].sort().join(' '),
  )

test(
  'a scan finds who is there twice, says why, and leaves families alone',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    await add(client, '张建华', ['13800138000'], { region: '330106' })
    await add(client, '張建華 先生', ['+86 138-0013-8000', '13912345678'])
    await add(client, '张先生', ['13912345678'])
    await add(client, '李秀英', ['13800138000'])
    await add(client, '张子轩', ['13800138000'])
    const scan = await scanned(desk, client)
    assert.deepEqual([scan.customers, scan.pairs, scan.progress], [5, 2, 1])
    assert.deepEqual(await found(client, 'automatic'), ['张建华 張建華 先生'])
    assert.deepEqual(await found(client, 'review'), ['张先生 張建華 先生'])
    const [pair] = (await client.duplicates.list({ band: 'automatic' })).items
    assert.ok((pair?.score ?? 0) > 0.99)
    assert.deepEqual(pair?.reasons.map(({ code, speaks, text }) => [code, speaks, text]).sort(), [
      ['name_same', 'for', '姓名相同'],
      ['phone_same', 'for', '电话相同'],
    ])
  }),
)

test(
  'who lives at any address of the other is found by it',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const { id } = await add(client, '欧阳明月', [], { address: '文三路 90 号 3 幢 502 室', region: '330106' })
    await add(client, '欧阳明月', [], { address: '江南大道 18 号 2 幢 1701 室', region: '330108' })
    await scanned(desk, client)
    const score = async () => (await client.duplicates.list({})).items[0]?.score ?? 0
    const before = await score()
    await client.customers.addAddress({ id, kind: 'company', street: '江南大道18号2幢1701' })
    await scanned(desk, client)
    const [pair] = (await client.duplicates.list({})).items
    assert.ok(pair?.reasons.some(({ code }) => code === 'address_same'))
    assert.ok((await score()) > before)
  }),
)

test(
  'a company is known without its form, and by its brand alone to people who judge',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    await add(client, '杭州云岭贸易有限公司', ['057188880001'])
    await add(client, '杭州云岭贸易', ['0571-88880001'])
    await add(client, '云岭', ['057188880001'])
    // whoever answers the telephone there is not the company
    await add(client, '王云', ['057188880001'])
    await scanned(desk, client)
    assert.deepEqual(await found(client, 'automatic'), ['杭州云岭贸易 杭州云岭贸易有限公司'])
    assert.deepEqual((await found(client, 'review')).toSorted(), ['云岭 杭州云岭贸易', '云岭 杭州云岭贸易有限公司'])
  }),
)

test(
  'a pair goes when it was merged, dismissed or changed, and comes back when that is taken back',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const a = await add(client, '张建华', ['13800138000'])
    const b = await add(client, '张建华老师', ['13800138000'])
    await scanned(desk, client)
    const pair = { leftId: b.id, rightId: a.id }
    await client.duplicates.dismiss(pair)
    assert.deepEqual(await found(client), [])
    await scanned(desk, client)
    assert.deepEqual(await found(client), [])
    await client.duplicates.undismiss(pair)
    assert.equal((await found(client)).length, 1)
    await assert.rejects(client.duplicates.undismiss(pair), refusedFor('record.not_found'))
    await client.customers.merge({ id: a.id, otherId: b.id })
    assert.deepEqual(await found(client), [])
    await client.customers.takeApart({ id: a.id, otherId: b.id })
    await desk.settle()
    assert.equal((await found(client)).length, 1, 'a slip')
    await client.customers.merge({ id: a.id, otherId: b.id })
    desk.now = new Date(desk.now.getTime() + 3_600_000)
    await client.customers.takeApart({ id: a.id, otherId: b.id })
    await scanned(desk, client)
    assert.deepEqual(await found(client), [], 'whoever was taken apart is proposed again')
    await client.duplicates.undismiss(pair)
    await client.customers.update({ id: b.id, name: '王秀兰' })
    await scanned(desk, client)
    assert.deepEqual(await found(client), [])
  }),
)

test(
  'whoever comes later is compared with those who were there, also with what was merged',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const a = await add(client, '欧阳建华', ['13800138000'])
    const b = await add(client, '欧阳建华', ['13912345678'])
    for (let i = 0; i < 10; i++) await add(client, `路人${'甲乙丙丁戊己庚辛壬癸'[i]}`, [`1370000000${i}`])
    await scanned(desk, client)
    await client.customers.merge({ id: a.id, otherId: b.id })
    await add(client, 'Ouyang Jianhua', ['13912345678'])
    await scanned(desk, client)
    assert.deepEqual(await found(client), ['Ouyang Jianhua 欧阳建华'])
  }),
)

test(
  'of a pair only whoever sees both hears, and no number tells of the others',
  onDesk(async (desk) => {
    const mine = await desk.as('specialist', { team: 'A', department: 'North' })
    const theirs = await desk.as('specialist', { team: 'B', department: 'South' })
    const manager = await desk.as('manager')
    const a = await add(mine, '张建华', ['13800138000'])
    const b = await add(theirs, '张建华', ['13912345678', '13800138001'], {
      birthday: { calendar: 'solar', year: 1985, month: 3, day: 4 },
    })
    await mine.customers.addIdentity({ id: a.id, kind: 'wechat', value: 'zhang_jianhua' })
    await theirs.customers.addIdentity({ id: b.id, kind: 'email', value: 'zjh@example.com' })
    await manager.customers.update({ id: a.id, birthday: { calendar: 'solar', year: 1985, month: 3, day: 4 } })
    await scanned(desk, manager)
    assert.equal((await found(manager)).length, 1)
    for (const client of [mine, theirs]) {
      assert.deepEqual(await found(client), [])
      const { scan } = await client.duplicates.getScan({})
      assert.deepEqual([scan?.customers, scan?.pairs], [null, null])
      const pair = { leftId: a.id, rightId: b.id }
      await assert.rejects(client.duplicates.dismiss(pair), refusedFor('customer.unknown'))
      await assert.rejects(client.duplicates.undismiss(pair), refusedFor('record.not_found'))
    }
  }),
)

test(
  'while a customer is typed in, likely ones are shown; of hidden ones only whose they are, and that is logged',
  onDesk(async (desk) => {
    const mine = await desk.as('specialist', { team: 'A', department: 'North' })
    const other = await desk.person('specialist', { team: 'B', department: 'South', name: '孙姐' })
    const a = await add(mine, '张建华', ['13800138000'])
    const b = await add(desk.client(other), '张建国', ['13912345678'])
    await scanned(desk, await desk.as('manager'))
    const near = await mine.duplicates.check({ name: 'zhang jianhua', identities: [phone('138 0013 8000')] })
    assert.deepEqual(
      near.items.map(({ customer, band }) => [customer.id, band]),
      [[a.id, 'automatic']],
    )
    assert.deepEqual(near.hidden, [])
    const far = await mine.duplicates.check({ name: '张建国', identities: [phone('13912345678')] })
    assert.deepEqual([far.items, far.hidden], [[], [{ owner: '孙姐' }]])
    const logged = await desk.client(other).customers.timeline({ id: b.id })
    assert.equal(logged.items[0]?.type, 'customer.looked_up')
    const half = await mine.duplicates.check({ name: '张', identities: [phone('1380')] })
    assert.deepEqual(half, { items: [], hidden: [] })
    assert.deepEqual(await mine.duplicates.check({}), { items: [], hidden: [] })
  }),
)

test(
  'a switchboard of hundreds and a name that everybody bears are nobody twice',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const given = '伟强磊军勇杰涛明超刚芳娜敏静丽艳娟霞红萍'
    for (const surname of '王李张')
      for (const character of given) await add(client, `${surname}${character}`, ['0571-88888888'])
    for (let i = 0; i < 50; i++) await add(client, '刘洋', [`137000000${String(i).padStart(2, '0')}`])
    await scanned(desk, client)
    assert.deepEqual(await found(client, 'automatic'), [])
  }),
)

test(
  'two who ask at once get one scan',
  onOwnDesk(async (desk) => {
    const client = await desk.as('manager')
    await add(client, '张建华', ['13800138000'])
    const scans = await Promise.all([1, 2, 3].map(() => client.duplicates.scan({})))
    assert.equal(new Set(scans.map(({ id }) => id)).size, 1)
    await desk.settle()
    assert.notEqual((await client.duplicates.scan({})).id, scans[0]?.id)
  }),
)
