import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { checkAccessibility } from '../accessibility.ts'
import { complaintsOf, launch } from '../browser.ts'
import { seen, sitDown } from '../desk.ts'
import { type Colleague, type House, openHouse } from '../house.ts'
import { shot } from '../screenshots.ts'

let house: House
let browser: Browser
let representative: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  representative = await house.hire('林晓燕', 'representative')
  const manager = await house.withKey('manager')
  for (const [name, title, phone] of [
    ['张丽', '新空调漏水', '13800138001'],
    ['王建国', '洗衣机脱水时跳动，声音大得楼下邻居都来敲门了，换了位置也没有用', '13800138002'],
  ] as const) {
    const customer = await manager.customers.create({ name, identities: [{ kind: 'phone', value: phone }] })
    const ticket = await manager.tickets.create({
      customerId: customer.id,
      kind: 'complaint',
      title,
      description: '装好第二天开始，请尽快处理',
    })
    await manager.tickets.assign({ id: ticket.id, staffId: representative.id })
  }
})
after(async () => {
  await browser.close()
  await house.stop()
})

/** What every screen of a phone owes: nothing beyond its edge, everything readable, a picture of it. */
async function checkScreen(page: Page, name: string) {
  assert.equal(
    await page.evaluate(() => document.scrollingElement?.scrollWidth),
    390,
    `${name} is as wide as the phone`,
  )
  await checkAccessibility(page)
  await shot(page, `phone-${name}`)
}

test('a representative works on a ticket on the phone, in the dark', async () => {
  const page = await sitDown(browser, house, representative, '/', { width: 390, dark: true })
  await seen(page, '新空调漏水')
  await checkScreen(page, 'home')

  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '工单' }).tap()
  const cards = page.getByRole('row').filter({ hasText: 'T-' })
  await cards.nth(1).waitFor()
  const [first, second] = await Promise.all([cards.nth(0).boundingBox(), cards.nth(1).boundingBox()])
  assert.ok(first && second)
  assert.ok(first.width <= 390 && second.y >= first.y + first.height, 'cards stand below one another, whole')
  await checkScreen(page, 'tickets')

  await cards.filter({ hasText: '新空调漏水' }).tap()
  const ticket = page.getByRole('article')
  await ticket.getByText('装好第二天开始，请尽快处理').waitFor()
  await checkScreen(page, 'ticket')
  await ticket.getByRole('textbox', { name: '回复' }).fill('师傅明天上午上门')
  await ticket.getByRole('button', { name: '发送回复' }).tap()
  await ticket.getByRole('list', { name: '沟通记录' }).getByText('师傅明天上午上门').waitFor()

  await ticket.getByRole('button', { name: '解决', exact: true }).tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '解决方案' }).fill('换了整段排水管')
  await checkScreen(page, 'resolving')
  await dialog.getByRole('button', { name: '解决', exact: true }).tap()
  await ticket.getByText('等待客户确认').waitFor()
  await ticket.getByText('换了整段排水管').waitFor()
  await checkScreen(page, 'resolved')
  await page.getByRole('button', { name: '返回' }).tap()
  await cards.filter({ hasText: '新空调漏水' }).getByText('已解决').waitFor()
  assert.deepEqual(complaintsOf(page), [])
})

test('in English the conversation comes first, the file of a complaint fits, and the chosen view in sight', async () => {
  const page = await sitDown(browser, house, representative, '/tickets', { width: 390 })
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith('zhike.preferences')))
      localStorage.setItem(key, JSON.stringify({ locale: 'en' }))
    localStorage.setItem('zhike.preferences', JSON.stringify({ locale: 'en' }))
  })
  await page.reload()
  const view = page.getByRole('link', { name: 'All', exact: true })
  await view.and(page.locator('[aria-current=page]')).waitFor()
  await page.waitForFunction((link) => (link?.getBoundingClientRect().right ?? 999) <= 390, await view.elementHandle())
  await page.getByRole('row').filter({ hasText: '洗衣机' }).tap()
  const ticket = page.getByRole('article')
  const reply = await ticket.getByRole('textbox', { name: 'Reply' }).boundingBox()
  const customer = await ticket.getByRole('link', { name: '王建国' }).first().boundingBox()
  assert.ok(reply && customer && reply.y < customer.y, 'the conversation is above the customer')
  await ticket.getByRole('tab', { name: /Complaint file/ }).tap()
  await ticket.getByRole('button', { name: 'Open an improvement' }).waitFor()
  const beyond = await ticket.evaluate((article) =>
    [...article.querySelectorAll('button, section, p')]
      .filter((one) => one.getBoundingClientRect().right > 390)
      .map((one) => one.textContent),
  )
  assert.deepEqual(beyond, [])
  await shot(page, 'phone-complaint-en')
})

test('a very long name stays within its card, with the mark behind it', async () => {
  const manager = await house.withKey('manager')
  const name =
    '余杭区未来科技城智能家居生活体验与售后综合服务有限责任公司第三分公司客户联络与设备维护保障中心东区办事处'
  const { id: customerId } = await manager.customers.create({ kind: 'organisation', name, tags: ['大客户'] })
  await manager.tickets.create({ customerId, kind: 'complaint', title: `${name}的空调漏水`, priority: 'urgent' })
  const boss = await house.hire('周敏', 'manager')
  const page = await sitDown(browser, house, boss, '/customers', { width: 390 })
  for (const path of ['/customers', '/tickets/complaints', '/tickets?view=none']) {
    await page.goto(`${house.origin}${path}`)
    const card = page.getByRole('row').filter({ hasText: '余杭区' }).first()
    await card.waitFor()
    const beyond = await card.evaluate((row) => {
      const edge = row.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(row).paddingRight)
      const parts = [...row.querySelectorAll('*')].filter((part) => part.getBoundingClientRect().right > edge + 1)
      return parts.map((part) => part.textContent)
    })
    assert.deepEqual(beyond, [], path)
    await shot(page, `phone-long-name${path.replaceAll(/[^a-z]/g, '-')}`)
  }
})
