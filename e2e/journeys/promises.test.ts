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
let rep: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  rep = await house.hire('顾文澜', 'manager')
})
after(async () => {
  await browser.close()
  await house.stop()
})

test('a promise in a reply is offered, recorded on a yes, listed, read by the customer, and kept', async () => {
  const theirs = await house.withKey('manager', rep)
  const { id: customerId } = await theirs.customers.create({ name: '周海燕' })
  const { id } = await theirs.tickets.create({ customerId, kind: 'after_sales', title: '净水器不出水' })
  const desk = await sitDown(browser, house, rep, `/tickets/${id}`)
  await desk.getByRole('textbox', { name: '回复', exact: true }).fill('您好，两个工作日内给您寄出新滤芯。')
  await desk.getByText('记为承诺：').waitFor()
  assert.equal((await theirs.promises.list({ ticket: id })).items.length, 0, 'nothing without a yes')
  await shot(desk, 'promise-offered')
  await desk.getByRole('button', { name: '记为承诺', exact: true }).click()
  await desk.getByText('发送后记入台账').waitFor()
  await desk.getByRole('button', { name: '发送回复', exact: true }).click()
  await seen(desk, '已记入承诺台账')
  await desk.getByText('给您寄出新滤芯', { exact: true }).first().waitFor()
  await checkAccessibility(desk)
  await shot(desk, 'promise-recorded')

  const { url } = await theirs.tickets.progressLink({ id })
  const phone = await newPage(browser, { width: 390 })
  await phone.goto(new URL(new URL(url).pathname, house.origin).href)
  await phone.getByText('我们答应您的').waitFor()
  await shot(phone, 'progress-pledged')

  await desk.goto(`${house.origin}/tickets/promises`)
  await desk.getByText('给您寄出新滤芯').waitFor()
  await checkAccessibility(desk)
  await shot(desk, 'promise-ledger')
  await desk.getByText('给您寄出新滤芯').click()
  await desk.getByRole('button', { name: '已兑现', exact: true }).click()
  await seen(desk, '承诺已兑现')
  await phone.getByText('已做到').waitFor()
  assert.deepEqual(complaintsOf(desk), [])
})
