import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
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
  manager = await house.hire('顾文澜', 'manager')
  await house.hire('许知远', 'representative')
  await house.administrator.apiKeys.create({ name: '旧官网表单', role: 'representative', scope: 'none' })
})
after(async () => {
  await browser.close()
  await house.stop()
})

test('a manager opens a review of access, confirms one colleague, takes a key away, and downloads the record', async () => {
  const desk = await sitDown(browser, house, manager, '/settings/access-reviews')
  await seen(desk, '还没有复核')
  await desk.getByRole('button', { name: '发起复核' }).first().click()
  await desk.getByRole('dialog').getByRole('button', { name: '发起复核' }).click()
  await seen(desk, '还剩 14 天')

  await desk.getByRole('row', { name: '许知远' }).getByRole('button', { name: '保留' }).click()
  await desk.getByRole('row', { name: '许知远' }).getByText('顾文澜').waitFor()
  await desk.getByRole('row', { name: '顾文澜' }).getByText('由他人复核').waitFor()
  await desk.getByRole('row', { name: '旧官网表单' }).getByRole('button', { name: '收回' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('原因').fill('官网已改版')
  await dialog.getByRole('button', { name: '收回' }).click()
  await desk.getByRole('row', { name: '旧官网表单' }).getByText('已收回').waitFor()
  await checkAccessibility(desk)
  await shot(desk, 'access-review')

  const [file] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: '下载记录' }).click(),
  ])
  const record = await readFile(await file.path(), 'utf8')
  assert.match(record, /旧官网表单.*收回.*顾文澜,官网已改版/)
  const keys = (await house.administrator.apiKeys.list({})).items
  assert.notEqual(keys.find(({ name }) => name === '旧官网表单')?.revokedAt, null)
  assert.deepEqual(complaintsOf(desk), [])
})
