import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { checkAccessibility } from '../accessibility.ts'
import { complaintsOf, launch } from '../browser.ts'
import { sitDown } from '../desk.ts'
import { type Colleague, type House, openHouse } from '../house.ts'
import { shot } from '../screenshots.ts'
import { workbook } from '../workbook.ts'

let house: House
let browser: Browser
let manager: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  manager = await house.hire('周敏', 'manager')
})
after(async () => {
  await browser.close()
  await house.stop()
})

const customers = `客户编号,姓名,手机,性别,地区
V001,张三丰,13800138001,男,浙江省杭州市西湖区
V002,欧阳娜娜,13800138002,女,
V003,,13800138003,,
V004,王小明,12345,,
V005,李雷,13800138005,未婚,
`
/** 张三丰 in GB18030, which Excel on a Chinese Windows writes. */
const gb18030 = Buffer.concat([
  Buffer.from('external_id,name,phone\nG001,'),
  Buffer.from('d5c5c8fdb7e1', 'hex'),
  Buffer.from(',13900139001\n'),
])
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
const orders = `order_no,customer_external_id,ordered_at,total_yuan,quantity,sku,product
A-1,V001,${daysAgo(40)},"1,299.00",1,KFR-35,空调
A-2,V001,${daysAgo(3)},100.50,2,LX-1,滤芯
A-3,V001,${daysAgo(2)},12.345,1,LX-1,滤芯
A-4,V999,${daysAgo(1)},10.00,1,LX-1,滤芯
`

const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(content),
})

/** Imports as the page does and waits until it is done; returns the entry of the history. */
async function bringIn(page: Page, kind: '客户' | '订单', csv: ReturnType<typeof file>) {
  const entries = page.getByRole('listitem').filter({ hasText: csv.name })
  const before = await entries.count()
  await page.getByLabel('导入什么').getByText(kind, { exact: true }).click()
  await page.getByLabel('选择文件').setInputFiles([csv])
  await page.getByRole('button', { name: '下一步：检查' }).click()
  await page.getByRole('button', { name: '开始导入' }).click()
  await page.getByRole('heading', { name: `${csv.name} 导入完成` }).waitFor()
  await page.getByRole('button', { name: '再导入一个' }).click()
  await page.waitForFunction(
    ([name, count]) =>
      [...document.querySelectorAll('li')].filter(
        (one) => one.textContent.includes(name) && one.textContent.includes('已完成'),
      ).length > count,
    [csv.name, before] as const,
  )
  return entries.first()
}

test('a manager brings customers and orders in, reads what failed, and finds a customer by initials', async () => {
  const page = await sitDown(browser, house, manager, '/customers/imports')
  const first = await bringIn(page, '客户', file('会员.csv', customers))
  for (const words of ['读取 5', '新建 2', '失败 3']) await first.getByText(words, { exact: true }).waitFor()
  await checkAccessibility(page)
  await shot(page, 'import-done')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    first.getByRole('link', { name: '下载失败行' }).click(),
  ])
  const failed = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
  assert.equal(failed[0], '\ufeff行号,原因,客户编号,姓名,手机,性别,地区')
  assert.deepEqual(
    failed.slice(1).map((line) => line.split(/[,：]/).slice(0, 2)),
    [
      ['4', '姓名'],
      ['5', '手机'],
      ['6', '性别'],
    ],
    failed.join('\n'),
  )

  const again = await bringIn(page, '客户', file('会员.csv', customers))
  await again.getByText('跳过或未变 2', { exact: true }).waitFor()
  assert.equal(await again.getByText(/新建|更新/).count(), 0, 'the second time nothing changes')
  const chinese = await bringIn(page, '客户', file('国标.csv', gb18030))
  await chinese.getByText('新建 1', { exact: true }).waitFor()
  const bought = await bringIn(page, '订单', file('订单.csv', orders))
  for (const words of ['读取 4', '新建 2', '失败 2']) await bought.getByText(words, { exact: true }).waitFor()

  // two people of one name, found by the initials of it, told apart by the number they were imported with
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '搜索与命令' }).fill('zsf')
  const found = page.getByRole('option').filter({ hasText: '张三丰' })
  await found.nth(1).waitFor()
  await found.filter({ hasText: 'V001' }).click()
  await page.getByRole('heading', { level: 1, name: '张三丰' }).waitFor()
  const fact = (name: string) => page.locator('dl > div', { hasText: name }).getByRole('definition')
  const metrics = await Promise.all(['最近一次', '频次', '金额', '年限'].map((name) => fact(name).textContent()))
  assert.deepEqual(metrics, ['3 天前', '2 单', '¥1,399.50', '40 天'])
  await page.getByRole('region', { name: '动态' }).getByText('下单 ¥1,299.00').waitFor()
  await checkAccessibility(page)
  await shot(page, 'import-customer')
  assert.deepEqual(complaintsOf(page), [])
})

/** What a salesperson keeps in a spreadsheet of their own. */
const messy = workbook([
  { name: '说明', state: 'hidden', rows: [['请勿修改']] },
  {
    name: '客户2025',
    rows: [
      ['2025 年老客户名单（华东区）'],
      ['更新：小李'],
      ['序号', '客户姓名', '联系方式', '微信号', '出生年月', '称呼', '所在城市', '备注'],
      [1, '林晓梅', 13600136001, 'lxm_88', { day: 33010 }, '女士', '杭州市', '爱喝茶'],
      [2, '陈　刚', '139-0013-9002/13700137002', null, '1985年3月8日', '先生', '上海', null],
      [],
      [3, '黄丽', '１３６００１３６００３', null, '90.5.17', null, null, '=HYPERLINK("http://evil")'],
      [4, '赵国强', '1.36E+10', null, null, null, null, null],
      [null, '合计', '4 人'],
    ],
  },
])
const book = { name: '小李的客户.xlsx', mimeType: 'application/octet-stream', buffer: messy }

test('a newcomer brings in a salesperson’s own workbook, sees what is wrong before and after, and loses nothing by a reload', async () => {
  const page = await sitDown(browser, house, manager, '/customers/imports')
  await page.getByLabel('选择文件').setInputFiles([book])
  await page.getByText('表头在第 3 行').waitFor()
  await page.getByRole('row', { name: /备注/ }).waitFor()
  await checkAccessibility(page)
  await shot(page, 'import-columns')
  await page.reload()
  await page.getByText('表头在第 3 行').waitFor()
  await page.getByRole('button', { name: '下一步：检查' }).click()
  await page.getByText('有问题 1', { exact: true }).waitFor()
  await page.getByText('合计行，不导入 1', { exact: true }).waitFor()
  await page.getByText('科学计数').waitFor()
  await checkAccessibility(page)
  await shot(page, 'import-check')
  await page.setViewportSize({ width: 390, height: 844 })
  await shot(page, 'import-check-phone')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: '开始导入' }).click()
  await page.getByRole('heading', { name: '小李的客户.xlsx 导入完成' }).waitFor()
  await checkAccessibility(page)
  await shot(page, 'import-result')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '搜索与命令' }).fill('林晓梅')
  await page.getByRole('option').filter({ hasText: '林晓梅' }).first().click()
  await page.getByText('136****6001').first().waitFor()
  assert.deepEqual(complaintsOf(page), [])
})

test('a manager undoes an import after seeing what goes and what stays', async () => {
  const page = await sitDown(browser, house, manager, '/customers/imports')
  await page
    .getByLabel('选择文件')
    .setInputFiles([file('错的名单.csv', '客户编号,姓名\nU001,钱一\nU002,钱二\nU003,钱三\n')])
  await page.getByRole('button', { name: '下一步：检查' }).click()
  await page.getByRole('button', { name: '开始导入' }).click()
  await page.getByRole('heading', { name: '错的名单.csv 导入完成' }).waitFor()
  const bought = 'order_no,customer_external_id,ordered_at,total_yuan\nU-1,U002,2026-01-05,99\n'
  const ordered = join(house.dataDir, '钱二.csv')
  await writeFile(ordered, bought)
  await house.zhike('import', 'orders', ordered)
  const result = page.getByRole('status').filter({ hasText: '错的名单.csv' })
  await result.getByRole('button', { name: '撤销导入' }).click()
  const dialog = page.getByRole('dialog', { name: '撤销导入：错的名单.csv' })
  await dialog.getByText('移除 2').waitFor()
  await dialog.getByText('有了订单').waitFor()
  await checkAccessibility(page)
  await shot(page, 'import-undo')
  await page.setViewportSize({ width: 390, height: 844 })
  await shot(page, 'import-undo-phone')
  await page.setViewportSize({ width: 1440, height: 900 })
  await dialog.getByRole('button', { name: '撤销导入' }).click()
  await result.getByText('移除 2 · 保留 1').waitFor()
  await result.getByRole('button', { name: '保留了哪些' }).click()
  await page.getByRole('dialog', { name: '撤销时保留的' }).getByRole('link', { name: '钱二' }).waitFor()
  await shot(page, 'import-undone')
  assert.deepEqual(complaintsOf(page), [])
})

test('the command brings in the same, and a second time nothing', async () => {
  const path = join(house.dataDir, '门店.csv')
  await writeFile(path, 'external_id,name,phone\nS001,赵敏,13700137001\nS002,周芷若,not a phone\n')
  assert.equal(
    await house.zhike('import', 'customers', path),
    'done: read 2, created 1, updated 0, skipped 0, failed 1',
  )
  const mapped = join(house.dataDir, '名单.xlsx')
  await writeFile(
    mapped,
    workbook([
      {
        rows: [
          ['谁', '打哪里'],
          ['宋青书', 13700137003],
        ],
      },
    ]),
  )
  assert.equal(
    await house.zhike('import', 'customers', mapped, '--map', '谁=name', '--map', '打哪里=phone'),
    'done: read 1, created 1, updated 0, skipped 0, failed 0',
  )
  assert.equal(
    await house.zhike('import', 'customers', path),
    'done: read 2, created 0, updated 0, skipped 1, failed 1',
  )
})

test('what is undone is shown as past, and a preview that was made before is made anew', async () => {
  const page = await sitDown(browser, house, manager, '/customers/imports')
  const list = file('展会.csv', '姓名,手机\n韩展会,13800138091\n合计,1 人\n')
  const entry = await bringIn(page, '客户', list)
  await entry.getByText('合计行未导入 1', { exact: true }).waitFor()
  await entry.getByRole('link', { name: '下载合计行' }).waitFor()
  // the same file again would change nothing, until the first import is undone
  await page.getByLabel('选择文件').setInputFiles([list])
  await page.getByRole('button', { name: '下一步：检查' }).click()
  await page.getByText('这一行是合计，没有导入').waitFor()
  await page.getByText('跳过或未变 1', { exact: true }).first().waitFor()
  await shot(page, 'import-totals')
  await entry.getByRole('button', { name: '撤销导入' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click()
  await entry.getByText('已撤销').waitFor()
  const wizard = page.getByRole('list', { name: '步骤' }).locator('xpath=..')
  await wizard.getByText('新建 1', { exact: true }).waitFor()
  await wizard.getByRole('button', { name: '开始导入' }).click()
  await page.getByRole('heading', { name: '展会.csv 导入完成' }).waitFor()
  await wizard.getByRole('button', { name: '撤销导入' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click()
  await page.getByRole('heading', { name: '展会.csv 的导入已撤销' }).waitFor()
  await page.getByText('这次导入带来的内容都已经撤回').waitFor()
  await checkAccessibility(page)
  await shot(page, 'import-undone')
})
