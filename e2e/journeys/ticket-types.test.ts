import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { checkAccessibility } from '../accessibility.ts'
import { complaintsOf, launch, newPage } from '../browser.ts'
import { seen, sitDown } from '../desk.ts'
import { type House, openHouse } from '../house.ts'
import { shot } from '../screenshots.ts'

let house: House
let browser: Browser

before(async () => {
  house = await openHouse()
  browser = await launch()
})
after(async () => {
  await browser.close()
  await house.stop()
})

async function makeType(page: Page) {
  await page.getByRole('button', { name: '新建类型' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称', { exact: true }).fill('上门维修')
  await dialog.getByRole('switch', { name: '客户可以选择' }).click()
  await dialog.getByRole('tab', { name: '编号' }).click()
  await dialog.getByRole('switch', { name: '单独编号' }).click()
  await dialog.getByText(/^WX-\d{6}-0003$/).waitFor()
  await dialog.getByRole('tab', { name: '清单和子任务' }).click()
  await dialog.getByRole('button', { name: '加一步' }).click()
  await dialog.getByLabel('第 1 步', { exact: true }).fill('核对机身号')
  await dialog.getByRole('button', { name: '加一个' }).click()
  await dialog.getByLabel('第 1 个子任务', { exact: true }).fill('约上门时间')
  await checkAccessibility(page)
  await shot(page, 'ticket-type')
  await dialog.getByRole('button', { name: '保存' }).click()
  await seen(page, '「上门维修」已生效')
}

test('a manager makes a type, a colleague opens a ticket by it and works it off, a customer asks by it', async () => {
  const manager = await house.hire('顾文澜', 'manager')
  const theirs = await house.withKey('manager', manager)
  const { id: customerId } = await theirs.customers.create({ name: '周海燕' })
  const desk = await sitDown(browser, house, manager, '/settings/ticket-types')
  await makeType(desk)

  await desk.goto(`${house.origin}/customers/${customerId}`)
  await desk.getByRole('button', { name: '新建工单' }).first().click()
  await desk.getByLabel('类型').click()
  await desk.getByText('上门维修', { exact: true }).click()
  await desk.getByLabel('标题').fill('洗碗机漏水')
  // a double click is one wish
  await desk.getByRole('button', { name: '提交工单' }).dblclick()
  await seen(desk, /^WX-\d{6}-0001 已提交/)

  // the ticket cannot be resolved until its step is ticked, and warns of the sub-task
  const { items: opened } = await theirs.tickets.list({})
  assert.equal(opened.length, 1)
  const [ticket] = opened
  await desk.goto(`${house.origin}/tickets/${ticket?.id}`)
  await desk.getByRole('button', { name: '解决', exact: true }).first().click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByText('还有必做的步骤没勾选：「核对机身号」').waitFor()
  await dialog.getByText('还有子任务没完成：「约上门时间」').waitFor()
  await dialog.getByRole('button', { name: '取消' }).click()
  await desk.getByRole('checkbox', { name: /核对机身号/ }).click()
  await desk.getByText('1/1').waitFor()
  await checkAccessibility(desk)
  await shot(desk, 'ticket-work')
  await desk.getByRole('button', { name: '解决', exact: true }).first().click()
  await dialog.getByLabel('解决方案').fill('换了密封圈')
  await dialog.getByRole('button', { name: '解决', exact: true }).click()
  await seen(desk, '已解决')

  const phone = await newPage(browser, { width: 390 })
  await phone.goto(`${house.origin}/portal/requests/new?kind=after_sales`)
  await phone.getByLabel('需要办什么').selectOption({ label: '上门维修' })
  await phone.getByLabel('一句话说明').fill('又漏水了')
  await phone.getByLabel('详细经过').fill('今天早上开始')
  await phone.getByLabel('您的称呼').fill('周海燕')
  await phone.getByLabel('邮箱').fill('zhou@customer.example')
  await phone.getByRole('button', { name: '提交' }).tap()
  await phone.waitForURL('**/portal/progress/**')
  await phone
    .getByText(/WX-\d{6}-0002/)
    .first()
    .waitFor()
  assert.deepEqual(complaintsOf(desk), [])
})
