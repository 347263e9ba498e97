import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { checkAccessibility } from '../accessibility.ts'
import { complaintsOf, launch, newPage } from '../browser.ts'
import { seen, sitDown } from '../desk.ts'
import { type Colleague, type House, openHouse } from '../house.ts'
import { shot } from '../screenshots.ts'

let house: House
let browser: Browser
let manager: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  manager = await house.hire('顾文澜', 'manager')
})
after(async () => {
  await browser.close()
  await house.stop()
})

test('a manager closes a day, drafts, replays and publishes a policy, and ticket and customer read by when and why', async () => {
  const theirs = await house.withKey('manager', manager)
  const { id: customerId } = await theirs.customers.create({ name: '周海燕' })
  await theirs.tickets.create({ customerId, kind: 'consultation', title: '滤芯多久换一次' })

  // a day of the month becomes a day off, and the calendar says why it does not count
  const desk = await sitDown(browser, house, manager, '/settings/calendars')
  await desk.getByRole('button', { name: '下个月' }).click()
  await desk.getByRole('button', { name: /^15 / }).click()
  const day = desk.getByRole('dialog')
  await day.getByText('与现在一样，没有变化').waitFor()
  await day.getByText('休息', { exact: true }).last().click()
  await day.getByLabel('叫什么').fill('盘点')
  await day.getByText('盘点 · 休息').waitFor()
  await day.getByRole('button', { name: '保存' }).click()
  await desk.getByRole('button', { name: /^15 休 盘点/ }).waitFor()
  await desk.getByLabel('工作分钟').fill('12000')
  await desk.getByRole('button', { name: '算出到期时间' }).click()
  await desk.getByText('盘点休息').waitFor()
  await desk.getByText('国务院办公厅关于2026年部分节假日安排的通知').waitFor()
  await checkAccessibility(desk)
  await shot(desk, 'calendars')

  // the company’s day may be ahead of this machine’s
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  // a new version of a policy is drafted, replayed over the tickets there are, and published
  await desk.goto(`${house.origin}/settings/time-promises`)
  await desk.getByRole('button', { name: '起草新版 普通', exact: true }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('名称').fill('普通 · 提速')
  await dialog.getByLabel('首次响应').fill('0.5')
  await dialog.getByRole('button', { name: '保存草稿' }).click()
  await seen(desk, '草稿已保存')
  await desk.getByRole('button', { name: '推演并发布' }).click()
  await desk.getByRole('dialog').getByText('这段时间没有工单').waitFor()
  await desk.getByRole('dialog').getByLabel('到', { exact: true }).fill(tomorrow)
  await desk.keyboard.press('Enter')
  await desk.getByRole('dialog').getByRole('button', { name: '重新推演' }).click()
  await desk.getByRole('dialog').getByText('的 1 张工单中有 0 张（0%）会超时').waitFor()
  await shot(desk, 'promise-replay')
  await desk.getByRole('dialog').getByRole('button', { name: '发布…' }).click()
  const sure = desk.getByRole('dialog', { name: '发布「普通 · 提速」？' })
  await sure.getByText('有 1 张没办完的工单也符合，它们已有的时限不变').waitFor()
  await shot(desk, 'promise-publish')
  await sure.getByRole('button', { name: '发布', exact: true }).click()
  await seen(desk, '已生效')
  await checkAccessibility(desk)

  // the next ticket is promised half an hour, and says why then
  const { id } = await theirs.tickets.create({ customerId, kind: 'consultation', title: '保修几年' })
  await desk.goto(`${house.origin}/tickets/${id}`)
  await desk.getByText('普通 · 提速').waitFor()
  await desk
    .getByRole('button', { name: /为什么是/ })
    .first()
    .click()
  // the half hour may have a break in it, and each part is rounded
  const counted = desk.locator('li[data-counted]')
  await counted.first().waitFor()
  const parts = (await counted.allInnerTexts()).map((text) => Number(/(\d+)分钟$/.exec(text)?.[1]))
  const whole = parts.reduce((sum, part) => sum + part, 0)
  assert.ok(Math.abs(whole - 30) < parts.length, `${parts.join(' + ')} minutes`)
  await shot(desk, 'ticket-promises')
  const { url } = await theirs.tickets.progressLink({ id })
  const phone = await newPage(browser, { width: 390 })
  await phone.goto(new URL(new URL(url).pathname, house.origin).href)
  await phone.getByText('前答复您').waitFor()
  await shot(phone, 'progress-promised')
  assert.deepEqual(complaintsOf(desk), [])
})
