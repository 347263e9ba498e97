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
let support: Colleague
let representative: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  const { departments, teams } = house.administrator
  const department = await departments.create({ name: '客户服务部' })
  const team = await teams.create({ name: '一组', departmentId: department.id })
  const places = { scope: 'team' as const, departmentId: department.id, teamIds: [team.id] }
  support = await house.hire('唐志远', 'support', places)
  representative = await house.hire('林晓燕', 'representative', places)
})
after(async () => {
  await browser.close()
  await house.stop()
})

const hostile = '<img src=x onerror="document.title=1"> **先断电** [点我](javascript:alert(1))'

test('the solution of a ticket becomes knowledge in two clicks, and answers the next customer who asks', async () => {
  const theirs = await house.withKey('support', support)
  const { id: customerId } = await theirs.customers.create({ name: '陈建国' })
  const ticket = { customerId, kind: 'consultation', channel: 'phone' } as const
  const solved = await theirs.tickets.create({ ...ticket, title: '空气净化器一开就有股塑料味' })
  await theirs.tickets.resolve({ id: solved.id, summary: '新机通风运转两天会散掉；用久了有味道，是滤芯该换了。' })

  const desk = await sitDown(browser, house, support, `/tickets/${solved.id}`)
  await desk.getByRole('button', { name: '存为知识' }).click()
  await desk.getByRole('dialog').getByText('预览').waitFor()
  await shot(desk, 'knowledge-editor')
  await desk.getByRole('dialog').getByRole('button', { name: '保存草稿' }).click()
  await desk.getByRole('link', { name: /已存为知识/ }).click()
  await desk.getByRole('button', { name: '发布', exact: true }).click()
  await seen(desk, '已发布，马上就能搜到')
  await checkAccessibility(desk)

  // the next customer asks in other words: the answer is there, and goes into the reply
  const asked = await theirs.tickets.create({ ...ticket, title: '你们的净化机吹出来一股塑料气味' })
  const other = await sitDown(browser, house, representative, `/tickets/${asked.id}`)
  await other.getByRole('button', { name: '插入回复' }).first().click()
  await seen(other, /滤芯该换了/)
  assert.match(await other.getByRole('textbox', { name: '回复', exact: true }).inputValue(), /新机通风运转两天/)
  await shot(other, 'knowledge-suggestion')

  // what nothing answers waits as a gap, and a draft is begun for it
  const hers = await house.withKey('representative', representative)
  await hers.knowledge.search({ query: '请问一下，你们有没有新风系统？' })
  await other.goto(`${house.origin}/knowledge/gaps`)
  await other.getByRole('button', { name: '写成知识' }).click()
  const form = other.getByRole('dialog')
  await form.getByLabel('答案').fill(hostile)
  await form.getByRole('button', { name: '保存草稿' }).click()

  // what looks like HTML or a script is text
  await other.getByText('<img src=x onerror=').first().waitFor()
  await other.locator('strong', { hasText: '先断电' }).waitFor()
  assert.equal(await other.locator('article img, a[href^="javascript"]').count(), 0)
  // a draft closes no gap yet
  await other.goto(`${house.origin}/knowledge/gaps`)
  await seen(other, '草稿在写，未发布')
  await checkAccessibility(other)
  await shot(other, 'knowledge-gaps')
  await other.setViewportSize({ width: 390, height: 844 })
  await shot(other, 'knowledge-gaps-phone')
  await other.setViewportSize({ width: 1440, height: 900 })
  await other.goto(`${house.origin}/knowledge`)
  await other.getByPlaceholder(/像客户那样问一句/).fill('空气净化器有一股塑料味怎么办')
  await seen(other, '能肯定地回答')
  await checkAccessibility(other)
  await shot(other, 'knowledge-ask')
  assert.deepEqual([complaintsOf(desk), complaintsOf(other)], [[], []])
})
