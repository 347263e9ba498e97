import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { checkAccessibility } from '../accessibility.ts'
import { complaintsOf, launch } from '../browser.ts'
import { seen, sitDown } from '../desk.ts'
import { type Colleague, type House, openHouse } from '../house.ts'
import { shot } from '../screenshots.ts'

let house: House
let browser: Browser
let manager: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  manager = await house.hire('周敏', 'manager')
  const { customers } = await house.withKey('manager')
  for (const [name, stage, region] of [
    ['张丽', 'active', '330106'],
    ['李强', 'active', '110105'],
    ['王芳', 'lost', '330109'],
  ] as const)
    await customers.create({ name, stage, region, tags: ['春季'] })
})
after(async () => {
  await browser.close()
  await house.stop()
})

test('a manager narrows the list, keeps it as a view, changes all who fit and takes it back', async () => {
  const page = await sitDown(browser, house, manager, '/customers')
  await page.getByRole('button', { name: '添加筛选' }).click()
  await page.getByRole('combobox', { name: '字段' }).fill('阶段')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: '值' }).click()
  await page.getByRole('option', { name: '活跃' }).or(page.getByTitle('活跃')).last().click()
  await page.getByRole('button', { name: '应用' }).click()
  await seen(page, '共 2 位')
  assert.equal(await page.getByRole('row', { name: '王芳' }).count(), 0)

  await page.getByRole('button', { name: '保存视图' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('视图名称').fill('活跃客户')
  await dialog.getByRole('button', { name: '保存视图' }).click()
  await page.getByRole('navigation', { name: '视图' }).getByRole('button', { name: '活跃客户' }).waitFor()
  await checkAccessibility(page)

  // the address holds everything, and Back leads to the whole list
  await page.reload()
  await seen(page, '共 2 位')
  await page.getByRole('button', { name: '全部客户' }).click()
  await seen(page, '共 3 位')
  await page.goBack()
  await seen(page, '共 2 位')

  await page.getByRole('checkbox', { name: '全选本页' }).check()
  await page.getByRole('button', { name: '批量修改', exact: true }).click()
  await page.getByRole('button', { name: '添加要修改的项' }).click()
  await page.getByRole('menuitem', { name: '来源渠道' }).click()
  await page.getByLabel('来源渠道').fill('展会')
  await page.getByRole('button', { name: '修改 2 位客户' }).click()
  await seen(page, '已修改 2 位客户')
  await page
    .getByRole('complementary', { name: '批量修改进度' })
    .getByRole('button', { name: /撤\s*销/ })
    .click()
  await seen(page, '已恢复 2 位客户')

  await page.getByText('地区', { exact: true }).first().click()
  await page.getByRole('button', { name: '查看浙江的 1 位客户' }).click()
  await seen(page, '共 1 位')
  assert.deepEqual(complaintsOf(page), [])
})

test('on a phone a condition is put together in a sheet from below', async () => {
  const page = await sitDown(browser, house, manager, '/customers', { width: 390 })
  await page.getByRole('button', { name: '添加筛选' }).click()
  const sheet = page.getByRole('dialog', { name: '筛选条件' })
  await sheet.getByRole('combobox', { name: '字段' }).fill('性别')
  await page.keyboard.press('Enter')
  await sheet.getByRole('combobox', { name: '比较方式' }).or(sheet.getByRole('combobox').nth(1)).first().waitFor()
  await shot(page, 'filter-sheet')
  await checkAccessibility(page)
  await sheet.getByRole('combobox', { name: '值' }).click()
  await page.getByTitle('女', { exact: true }).last().click()
  await sheet.getByRole('button', { name: '应用' }).click()
  await sheet.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: /性别/ }).first().waitFor()
  assert.deepEqual(complaintsOf(page), [])
})

test('a manager hands all tickets that fit a list to a colleague, told before which stay, and takes that back', async () => {
  const colleague = await house.hire('林晓燕', 'representative')
  const { customers, tickets } = await house.withKey('manager')
  const { id: customerId } = await customers.create({ name: '赵磊' })
  for (const title of ['发票抬头写错', '发票没有寄到', '发票丢了', '发票已补开']) {
    const { id } = await tickets.create({ customerId, kind: 'consultation', title })
    if (title === '发票已补开') await tickets.resolve({ id, summary: '已补开' })
  }
  const page = await sitDown(browser, house, manager, '/tickets?kind=consultation')
  await seen(page, '共 4 张')
  await page
    .getByRole('row', { name: /发票抬头写错/ })
    .getByRole('checkbox')
    .check()
  await page.getByRole('button', { name: '选择全部 4 张符合条件的工单' }).click()
  await page.getByRole('button', { name: '批量修改', exact: true }).click()
  await page.getByRole('button', { name: '添加要修改的项' }).click()
  await page.getByRole('menuitem', { name: '负责人' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: '负责人' }).click()
  await page.getByTitle('林晓燕', { exact: true }).last().click()
  await dialog.getByText('将修改 3 张').waitFor()
  await dialog.getByText(/^1 张不会修改：/).waitFor()
  await checkAccessibility(page)
  await shot(page, 'ticket-bulk-edit')
  await page.getByRole('button', { name: '修改 3 张工单' }).click()
  await seen(page, '已修改 3 张工单')

  const hers = await sitDown(browser, house, colleague, '/tickets?assignee=me')
  await seen(hers, '共 3 张')
  await page
    .getByRole('complementary', { name: '批量修改进度' })
    .getByRole('button', { name: /撤\s*销/ })
    .click()
  await seen(page, '已恢复 3 张工单')
  await seen(hers, '没有符合这些条件的工单')
  assert.deepEqual([...complaintsOf(page), ...complaintsOf(hers)], [])
})
