import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { checkAccessibility } from '../accessibility.ts'
import { complaintsOf, launch } from '../browser.ts'
import { seen, sitDown } from '../desk.ts'
import { type Colleague, type House, openHouse } from '../house.ts'
import { shot } from '../screenshots.ts'

const phone = { kind: 'phone', value: '13812340001' } as const

let house: House
let browser: Browser
let manager: Colleague
let representative: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  manager = await house.hire('周敏', 'manager')
  representative = await house.hire('林晓燕', 'representative')
})
after(async () => {
  await browser.close()
  await house.stop()
})

test('two records of one customer are found, compared, merged with chosen facts, and taken apart again', async () => {
  const hers = await house.withKey('representative', representative)
  const { customers } = await house.withKey('manager', manager)
  const elder = await customers.create({ name: '欧阳娜娜', region: '330106', occupation: '教师', identities: [phone] })
  const younger = await hers.customers.create({
    name: '欧阳娜娜女士',
    region: '330106',
    source: '门店',
    occupation: '校长',
    identities: [phone],
  })
  const other = await sitDown(browser, house, representative, `/customers/${younger.id}`)
  await other.getByRole('heading', { level: 1, name: '欧阳娜娜女士' }).waitFor()

  // who is there twice, and why
  const page = await sitDown(browser, house, manager, '/customers/duplicates')
  await page.getByRole('button', { name: '重新查找' }).click()
  const pair = page.getByRole('region', { name: /欧阳娜娜/ })
  await pair.getByText('电话相同').first().waitFor()
  await checkAccessibility(page)
  await shot(page, 'duplicates')

  // the elder stays, under the younger one's occupation
  await pair.getByRole('radio', { name: `保留 ${elder.number}` }).check()
  await pair.getByRole('radio', { name: '校长' }).check()
  await pair.getByRole('button', { name: '合并' }).click()
  await seen(page, '欧阳娜娜 的两份档案已合并')
  await seen(page, '没有需要处理的重复档案')

  // whoever had the other record open has the one customer before them at once
  await other.getByRole('heading', { level: 1, name: '欧阳娜娜', exact: true }).waitFor()
  await seen(other, '由 2 份档案合并')
  await seen(other, '校长')

  // work goes on, and turns out to be of two people after all
  const { number } = await hers.tickets.create({ customerId: elder.id, kind: 'consultation', title: '琴房怎么隔音' })
  const email = { kind: 'email', value: 'nana@example.com' } as const
  await customers.addIdentity({ id: elder.id, ...email })
  await customers.update({ id: elder.id, industry: '教育' })
  await page.goto(`${house.origin}/customers/${younger.id}`)
  await page.getByRole('button', { name: '拆分' }).click()
  const dialog = page.getByRole('dialog', { name: '拆分 欧阳娜娜女士' })
  const ticket = dialog.getByRole('listitem').filter({ hasText: number })
  await ticket.getByRole('button', { name: '改归 欧阳娜娜女士' }).click()
  await ticket.getByRole('button', { name: '改归 欧阳娜娜', exact: true }).waitFor()
  await dialog.getByRole('listitem').filter({ hasText: '邮箱' }).waitFor()
  await dialog.getByRole('listitem').filter({ hasText: '修改资料行业' }).waitFor()
  await checkAccessibility(page)
  await shot(page, 'take-apart')
  await dialog.getByRole('button', { name: '拆分' }).click()
  await seen(page, '欧阳娜娜女士 已拆分')

  // each has again what is theirs, and the ticket went with the younger one
  await other.getByRole('heading', { level: 1, name: '欧阳娜娜女士' }).waitFor()
  await seen(other, '琴房怎么隔音')
  const [first, second] = [await customers.get({ id: elder.id }), await customers.get({ id: younger.id })]
  assert.deepEqual([first.occupation, first.industry, first.source], ['教师', '教育', null])
  assert.deepEqual([second.occupation, second.industry, second.source], ['校长', null, '门店'])
  assert.deepEqual(complaintsOf(page), [])
})

test('a pair that is not one customer is settled from the keyboard and not offered again', async () => {
  const { customers } = await house.withKey('manager', manager)
  const shared = {
    name: '司马相如',
    region: '510100',
    birthday: { calendar: 'solar', year: 1980, month: 5, day: 6 },
  } as const
  await customers.create({ ...shared, identities: [{ kind: 'phone', value: '13812340011' }] })
  await customers.create({ ...shared, identities: [{ kind: 'phone', value: '13812340021' }] })
  const page = await sitDown(browser, house, manager, '/customers/duplicates', { width: 390 })
  await page.getByRole('button', { name: '重新查找' }).click()
  await page
    .getByRole('navigation', { name: '疑似重复的客户' })
    .getByRole('button', { name: /司马相如/ })
    .click()
  await shot(page, 'duplicates-phone')
  await page.keyboard.press('n')
  await seen(page, '司马相如 与 司马相如 不是同一位')
  const { duplicates } = await house.withKey('manager', manager)
  const { items } = await duplicates.list({ limit: 200 })
  assert.deepEqual(
    items.filter(({ left }) => left.name === shared.name),
    [],
  )
  assert.deepEqual(complaintsOf(page), [])
})
