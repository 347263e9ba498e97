import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { checkAccessibility } from '../accessibility.ts'
import { complaintsOf, launch } from '../browser.ts'
import { seen, sitDown } from '../desk.ts'
import { type Colleague, type House, openHouse } from '../house.ts'
import { shot } from '../screenshots.ts'

let house: House
let browser: Browser
let manager: Colleague
let administrator: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  manager = await house.hire('周敏', 'manager')
  administrator = await house.hire('何静', 'administrator')
})
after(async () => {
  await browser.close()
  await house.stop()
})

async function choose(page: Page, label: string, option: string) {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByTitle(option, { exact: true }).last().click()
}

/** Adds a field in the dialog; `fill` does what its type wants besides a name. */
async function addField(page: Page, name: string, type: string, fill: () => Promise<void> = async () => undefined) {
  await page.getByRole('button', { name: '新建字段' }).first().click()
  const dialog = page.getByRole('dialog', { name: '新建字段' })
  await dialog.getByLabel('名称', { exact: true }).fill(name)
  await choose(page, '类型', type)
  await fill()
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await seen(page, `“${name}”已经可以用了`)
}

test('a field that the administrator adds is on every open page at once, filled in, filtered by and exported', async () => {
  const { customers } = await house.withKey('manager', manager)
  const { id } = await customers.create({ name: '陈建国' })
  await customers.create({ name: '李秀英' })
  const desk = await sitDown(browser, house, manager, `/customers/${id}`)
  await desk.getByRole('heading', { level: 1, name: '陈建国' }).waitFor()

  const admin = await sitDown(browser, house, administrator, '/settings/own-fields')
  await addField(admin, '安装地点', '单选', async () => {
    await admin.getByLabel('选项 1').fill('住宅')
    await admin.getByLabel('选项 2').fill('商铺')
  })
  await addField(admin, '年度预算', '金额')
  await addField(admin, '每月预算', '公式', async () => {
    await choose(admin, '插入字段', '年度预算 · 金额')
    await admin.getByRole('textbox', { name: '公式' }).press('End')
    await admin.getByRole('textbox', { name: '公式' }).pressSequentially(' / 12')
  })
  await checkAccessibility(admin)
  await shot(admin, 'own-fields')
  await admin.goto(`${house.origin}/settings/audit`)
  await admin.getByRole('row').filter({ hasText: '安装地点' }).first().click()
  await admin.getByRole('complementary').or(admin.getByRole('dialog')).getByText('安装地点').first().waitFor()
  await shot(admin, 'own-audit')

  // nobody reloaded anything
  await desk.getByRole('button', { name: '修改安装地点' }).click()
  await choose(desk, '安装地点', '商铺')
  await desk.getByRole('button', { name: '保存', exact: true }).click()
  await desk.getByRole('button', { name: '修改安装地点' }).getByText('商铺').waitFor()
  await desk.getByRole('button', { name: '修改年度预算' }).click()
  await desk.getByRole('spinbutton', { name: '年度预算' }).fill('36000')
  await desk.keyboard.press('Enter')
  await desk.getByText('¥3,000.00').waitFor()
  await desk.getByRole('button', { name: '修改年度预算' }).waitFor()
  await checkAccessibility(desk)
  await shot(desk, 'own-values')

  await desk.goto(`${house.origin}/customers`)
  await seen(desk, '共 2 位')
  await desk.getByRole('button', { name: '添加筛选' }).click()
  await desk.getByRole('combobox', { name: '字段' }).fill('安装地点')
  await desk.keyboard.press('Enter')
  await choose(desk, '值', '商铺')
  await desk.getByRole('button', { name: '应用' }).click()
  await seen(desk, '共 1 位')
  await desk.getByRole('button', { name: '列', exact: true }).click()
  await desk.getByRole('checkbox', { name: '安装地点' }).check()
  await desk.keyboard.press('Escape')
  await desk.getByRole('row', { name: '陈建国' }).getByText('商铺').waitFor()
  await shot(desk, 'own-columns')
  await desk.getByRole('button', { name: '分组' }).click()
  await desk.getByRole('menuitem', { name: '按安装地点' }).click()
  await desk.getByRole('button', { name: /商铺/, expanded: false }).waitFor()
  await shot(desk, 'own-groups')

  await desk.getByRole('button', { name: '导出' }).click()
  const dialog = desk.getByRole('dialog', { name: '导出客户' })
  await dialog.getByText('共 1 位客户').waitFor()
  await dialog.getByText('CSV 文本').click()
  await dialog.getByRole('button', { name: '开始导出' }).click()
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('region', { name: '导出' }).getByRole('link', { name: '下载' }).click(),
  ])
  const file = await readFile(await download.path(), 'utf8')
  assert.match(file, /安装地点/)
  assert.match(file, /商铺/)
  assert.deepEqual([...complaintsOf(desk), ...complaintsOf(admin)], [])
})

test('a file is put into a field and taken out again with a way back, and a customer gets a second address', async () => {
  const { customers } = await house.withKey('manager', manager)
  const admin = await house.withKey('administrator', administrator)
  await admin.ownFields.create({ kind: 'customer', type: 'file', name: '户型图' })
  const { id } = await customers.create({ name: '孙桂兰', region: '330106', address: '文三路 1 号' })
  const desk = await sitDown(browser, house, manager, `/customers/${id}`)
  const choosing = desk.waitForEvent('filechooser')
  await desk.getByRole('button', { name: '上传户型图' }).click()
  const pdf = { name: '户型图.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') }
  await (await choosing).setFiles(pdf)
  await desk.getByRole('link', { name: '户型图.pdf' }).waitFor()
  await desk.getByRole('button', { name: '删除户型图' }).click()
  await desk.getByRole('button', { name: '撤销' }).click()
  await desk.getByRole('link', { name: '户型图.pdf' }).waitFor()

  await desk.getByRole('button', { name: '添加地址' }).click()
  await choose(desk, '用途', '收货')
  await desk.getByRole('textbox', { name: '详细地址' }).fill('江南大道 18 号')
  await desk.getByRole('button', { name: '保存', exact: true }).click()
  await desk.getByRole('button', { name: '把江南***设为主要地址' }).click()
  await desk.getByRole('button', { name: /^把.*文三\*\*\*设为主要地址$/ }).waitFor()
  assert.equal((await customers.get({ id })).addressMasked, '江南***')
  await checkAccessibility(desk)
  await shot(desk, 'addresses')
  assert.deepEqual(complaintsOf(desk), [])
})

test('a manager fills in an own field for many at once, sees before what will change, and takes it back', async () => {
  const { customers, ownFields } = await house.withKey('manager', manager)
  const known = (await ownFields.list({ kind: 'customer' })).items.find(({ name }) => name === '安装地点')
  const code = known?.choices.find(({ name }) => name === '商铺')?.code ?? ''
  for (const name of ['王芳', '赵磊'])
    await customers.create({ name, tags: ['回访'], custom: { [known?.key ?? '']: code } })
  const desk = await sitDown(browser, house, manager, '/customers?tag=回访')
  await seen(desk, '共 2 位')
  await desk.getByRole('checkbox', { name: '全选本页' }).check()
  await desk.getByRole('button', { name: '批量修改', exact: true }).click()
  await desk.getByRole('button', { name: '添加要修改的项' }).click()
  await desk.getByRole('menuitem', { name: '安装地点' }).click()
  await choose(desk, '安装地点', '住宅')
  const outlook = desk.getByRole('region', { name: '预览' })
  await outlook.getByRole('row', { name: '赵磊' }).getByText('住宅').waitFor()
  await checkAccessibility(desk)
  await shot(desk, 'own-bulk-edit')
  await desk.getByRole('button', { name: '修改 2 位客户' }).click()
  await seen(desk, '已修改 2 位客户')
  const tray = desk.getByRole('complementary', { name: '批量修改进度' })
  await tray.getByRole('button', { name: /撤\s*销/ }).click()
  await seen(desk, '已恢复 2 位客户')
  assert.deepEqual(complaintsOf(desk), [])
})
