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
let specialist: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  const { departments, teams } = house.administrator
  const department = await departments.create({ name: '客户服务部' })
  const at = async (team: string) => ({
    scope: 'team' as const,
    departmentId: department.id,
    teamIds: [(await teams.create({ name: team, departmentId: department.id })).id],
  })
  representative = await house.hire('林晓燕', 'representative', await at('一组'))
  specialist = await house.hire('苏曼青', 'specialist', await at('二组'))
})
after(async () => {
  await browser.close()
  await house.stop()
})

test('a need is heard on a ticket, answered by the specialist, and its end is read by whoever heard it', async () => {
  const hers = await house.withKey('representative', representative)
  const { id: customerId } = await hers.customers.create({ name: '陈建国' })
  const { id: ticketId } = await hers.tickets.create({ customerId, kind: 'consultation', title: '净水器怎么选' })
  const desk = await sitDown(browser, house, representative, `/tickets/${ticketId}`)
  const other = await sitDown(browser, house, specialist, '/customers/needs')
  await seen(other, '还没有登记需求')

  // the representative writes down what the customer really wants, and hands it to the specialist
  await desk.getByRole('link', { name: '登记需求' }).click()
  const form = desk.getByRole('dialog')
  await form.getByText('陈建国').waitFor()
  await form.getByLabel('客户需要什么').fill('新房想装全屋净水')
  await form.getByRole('button', { name: '登记', exact: true }).click()
  const need = desk.getByRole('article')
  await need.getByText('还没有评估').waitFor()
  await need.getByRole('combobox', { name: '跟进人' }).click()
  await desk.getByTitle(specialist.name, { exact: true }).click()
  await seen(desk, `改由${specialist.name}跟进`)

  // it comes up on the specialist's screen, who looks at it and says why it cannot be
  await other.getByRole('row', { name: '新房想装全屋净水' }).click()
  const work = other.getByRole('article')
  await work.getByRole('button', { name: '评估' }).click()
  await other.getByRole('dialog').getByText('不能满足').click()
  await other.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await need.getByText('不能满足').waitFor()
  await work.getByRole('button', { name: '标记未满足' }).click()
  await other.getByRole('dialog').getByRole('combobox', { name: '未满足原因' }).click()
  await other.getByTitle('没有这类产品', { exact: true }).click()
  await shot(other, 'needs-refusal')
  await other.getByRole('dialog').getByRole('button', { name: '保存' }).click()

  // the representative reads the end without reloading; the specialist has no more business with this customer
  await need.getByText('没有这类产品').waitFor()
  await need.getByText(specialist.name).last().waitFor()
  await checkAccessibility(desk)
  await shot(desk, 'needs-concluded')
  const theirs = await house.withKey('specialist', specialist)
  assert.deepEqual((await theirs.customers.list({})).items, [])
  await desk.goto(`${house.origin}/customers/${customerId}`)
  await desk.getByText('需求未满足：没有这类产品').waitFor()
  assert.deepEqual(complaintsOf(desk), [])
  // what the specialist still has open says that it is no more theirs
  await work.getByText('您不再跟进这位客户').waitFor()
  await shot(other, 'needs-gone')
  await work.getByText('没有这类产品').waitFor()
})
