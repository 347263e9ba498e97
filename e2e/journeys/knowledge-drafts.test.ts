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
let representative: Colleague
let colleague: Colleague
let support: Colleague
let analyst: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  representative = await house.hire('林晓燕', 'representative')
  colleague = await house.hire('王敏', 'representative')
  support = await house.hire('唐志远', 'support')
  analyst = await house.hire('周明', 'analyst')
})
after(async () => {
  await browser.close()
  await house.stop()
})

test('what is published stays what everybody reads, until the draft beside it is published', async () => {
  const hers = await house.withKey('representative', representative)
  const { id } = await hers.articles.create({ title: '上门费多少', body: '每次 50 元。' })
  await house.administrator.articles.publish({ id })

  const desk = await sitDown(browser, house, representative, `/knowledge/articles/${id}`)
  await desk.getByRole('button', { name: '修改', exact: true }).click()
  const form = desk.getByRole('dialog')
  await form.getByLabel('答案').fill('每次 60 元。')
  await form.getByLabel('改了什么').fill('上门费涨了')
  await form.getByLabel('谁能看').click()
  await desk.locator('.ant-select-item-option', { hasText: '客户可见' }).click()
  await form.getByRole('button', { name: '保存草稿' }).click()
  await seen(desk, /第 2 版草稿，还没有发布/)
  await seen(desk, '每次 60 元。')
  await desk.getByRole('button', { name: '看已发布的' }).click()
  await seen(desk, '每次 50 元。')
  assert.equal(await desk.getByText('客户可见').count(), 0)
  await checkAccessibility(desk)
  await shot(desk, 'knowledge-draft-beside')
  await desk.getByRole('button', { name: '看改了什么' }).click()
  await desk.locator('del', { hasText: '内部' }).waitFor()
  await desk.locator('ins', { hasText: '客户可见' }).waitFor()
  await seen(desk, '每次 60 元。')
  await checkAccessibility(desk)
  await shot(desk, 'knowledge-difference')

  const reader = await sitDown(browser, house, analyst, `/knowledge/articles/${id}`)
  await seen(reader, '每次 50 元。')
  assert.equal(await reader.getByText('第 2 版').count(), 0)
  // nor is there anything to do for who only reads
  assert.equal(await reader.locator('article header').getByRole('button').count(), 0)
  assert.deepEqual([complaintsOf(desk), complaintsOf(reader)], [[], []])
})

test('a suspended article is confirmed by its owner, and others are not offered to', async () => {
  const hers = await house.withKey('representative', representative)
  const { id } = await hers.articles.create({ title: '周末上门吗', body: '上门。' })
  await house.administrator.articles.publish({ id })
  await hers.articles.suspend({ id, why: '改到工作日了' })
  const other = await sitDown(browser, house, colleague, `/knowledge/articles/${id}`)
  await other.getByRole('button', { name: '修改', exact: true }).waitFor()
  assert.equal(await other.getByRole('button', { name: '确认无误' }).count(), 0)
  const owner = await sitDown(browser, house, representative, `/knowledge/articles/${id}`)
  await owner.getByRole('button', { name: '确认无误' }).click()
  await seen(owner, '已确认，恢复使用')
})

test('who may not publish hands a draft in; it comes back with words, and is published in the end', async () => {
  const hers = await house.withKey('representative', representative)
  const { id } = await hers.articles.create({ title: '滤芯多久换一次', body: '半年换一次。' })
  const desk = await sitDown(browser, house, representative, `/knowledge/articles/${id}`)
  await desk.getByRole('button', { name: '送审', exact: true }).click()
  await desk.getByRole('dialog').getByLabel('要说明什么').fill('客户常问')
  await shot(desk, 'knowledge-hand-in')
  await desk.getByRole('dialog').getByRole('button', { name: '送审', exact: true }).click()
  await seen(desk, '已送审，等发布。')

  const publisher = await sitDown(browser, house, support, '/')
  await seen(publisher, '待发布的知识')
  await checkAccessibility(publisher)
  await publisher.getByRole('link', { name: /滤芯多久换一次/ }).click()
  await seen(publisher, '林晓燕：客户常问')
  await publisher.getByRole('button', { name: '退回', exact: true }).click()
  await publisher.getByRole('dialog').getByLabel('要改什么').fill('请写明型号')
  await publisher.getByRole('dialog').getByRole('button', { name: '退回', exact: true }).click()
  await seen(publisher, '已退回，改好后可以重新送审。')

  await desk.goto(`${house.origin}/`)
  await seen(desk, '退回给我的知识')
  await shot(desk, 'knowledge-returned-home')
  await desk.getByRole('link', { name: /请写明型号/ }).click()
  await seen(desk, '唐志远：请写明型号')
  await desk.getByRole('button', { name: '修改', exact: true }).click()
  await desk.getByRole('dialog').getByLabel('答案').fill('R9 半年换一次。')
  await desk.getByRole('dialog').getByRole('button', { name: '保存草稿' }).click()
  await desk.getByRole('button', { name: '重新送审' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '送审', exact: true }).click()
  await seen(desk, '已送审，等发布。')
  await desk.setViewportSize({ width: 390, height: 844 })
  await shot(desk, 'knowledge-handed-in-phone')

  await publisher.goto(`${house.origin}/knowledge`)
  await publisher.getByRole('link', { name: '待发布 1' }).click()
  await publisher.getByText('滤芯多久换一次').first().click()
  await publisher.getByRole('button', { name: '发布', exact: true }).waitFor()
  await checkAccessibility(publisher)
  await shot(publisher, 'knowledge-to-publish')
  await publisher.getByRole('button', { name: '发布', exact: true }).click()
  await seen(publisher, '已发布，马上就能搜到')
  await seen(publisher, '没有等待发布的草稿。')
  assert.deepEqual([complaintsOf(desk), complaintsOf(publisher)], [[], []])
})
