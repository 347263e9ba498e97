import assert from 'node:assert/strict'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { checkAccessibility } from '../accessibility.ts'
import { complaintsOf, launch } from '../browser.ts'
import { sitDown } from '../desk.ts'
import { type Colleague, type House, openHouse } from '../house.ts'
import { shot } from '../screenshots.ts'

let house: House
let browser: Browser
let manager: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  manager = await house.hire('周敏', 'manager')
  const desk = await house.withKey('manager', manager)
  for (const [at, name] of ['张三', '李四', '王五'].entries())
    await desk.customers.create({
      name,
      tags: at === 0 ? ['VIP'] : [],
      identities: [{ kind: 'phone', value: `1380013800${at}` }],
    })
})
after(async () => {
  await browser.close()
  await house.stop()
})

const textOf = async (page: Page, name: string) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('region', { name: '导出' }).getByRole('link', { name }).click(),
  ])
  assert.match(download.suggestedFilename(), /^客户-\d{4}-\d\d-\d\d-\d{4}\.csv$/)
  return readFile(await download.path(), 'utf8')
}

test('a manager takes out what the list shows: chosen columns, whole numbers for a reason, from the tray', async () => {
  const page = await sitDown(browser, house, manager, '/customers?tag=VIP')
  await page.getByRole('button', { name: '导出' }).click()
  const dialog = page.getByRole('dialog', { name: '导出客户' })
  await dialog.getByText('共 1 位客户').waitFor()
  await checkAccessibility(page)
  await shot(page, 'export-dialog')
  await dialog.getByText('CSV 文本').click()
  for (const column of [
    '生命周期',
    '标签',
    '地区',
    '负责人',
    '订单数',
    '累计消费（元）',
    '最近下单',
    '建档时间',
    '知客编号',
  ])
    await dialog.getByRole('button', { name: `去掉 ${column}` }).click()
  await dialog.getByRole('button', { name: '上移 手机' }).click()
  await dialog.getByText('完整', { exact: true }).click()
  assert.ok(await dialog.getByRole('button', { name: '开始导出' }).isDisabled(), 'not without a reason')
  await dialog.getByRole('textbox', { name: '用途' }).fill('寄送质保卡')
  await dialog.getByRole('button', { name: '开始导出' }).click()
  // whoever goes on working finds the tray on every page
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '订单' }).click()
  const tray = page.getByRole('region', { name: '导出' })
  await tray.getByText('1 条', { exact: true }).waitFor()
  await shot(page, 'export-tray')
  assert.equal(await textOf(page, '下载'), "\ufeff手机,姓名\r\n'+8613800138000,张三\r\n")

  await page.goto(`${house.origin}/settings/exports`)
  const record = page.getByRole('listitem').filter({ hasText: '用途：寄送质保卡' })
  await record.getByText('含完整联系方式').waitFor()
  await checkAccessibility(page)
  await shot(page, 'export-records')
  await record.getByRole('button', { name: '删除文件' }).click()
  await record.getByRole('button', { name: '重新导出' }).waitFor()
  assert.deepEqual(complaintsOf(page), [])
})

test('whoever may not export finds no button and no page for it', async () => {
  const representative = await house.hire('小王', 'representative')
  const page = await sitDown(browser, house, representative, '/customers')
  await page.getByRole('heading', { level: 1, name: '客户' }).waitFor()
  assert.equal(await page.getByRole('button', { name: '导出' }).count(), 0)
  await page.goto(`${house.origin}/settings/exports`)
  await page.getByText('您的角色不能导出').waitFor()
})

test('the command takes out the same, also in the name of somebody who sees less', async () => {
  const specialist = await house.hire('赵敏', 'specialist')
  const path = join(house.dataDir, 'all.csv')
  assert.equal(await house.zhike('export', 'customers', '--out', path, '--columns', 'name,phone'), 'done: 3 customers')
  assert.match(await readFile(path, 'utf8'), /^\ufeff姓名,手机（已脱敏）\r\n王五,138\*\*\*\*8002\r\n/)
  const workbook = join(house.dataDir, 'own.xlsx')
  assert.equal(
    await house.zhike('export', 'customers', '--out', workbook, '--as', specialist.email),
    'done: 0 customers',
  )
  assert.ok((await stat(workbook)).size > 1_000)
  const plain = ['export', 'customers', '--out', path, '--identifiers', 'plain'] as const
  await assert.rejects(house.zhike(...plain), /Say what the whole contact details are needed for/)
  await assert.rejects(house.zhike(...plain, '--reason', '搬家', '--as', specialist.email), /does not have this right/)
})
