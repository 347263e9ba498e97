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
let giver: Colleague
let taker: Colleague

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
  manager = await house.hire('顾文澜', 'manager')
  giver = await house.hire('许知远', 'representative', await at('一组'))
  taker = await house.hire('陈一鸣', 'representative', await at('二组'))
})
after(async () => {
  await browser.close()
  await house.stop()
})

test('a rule is previewed and made active, a customer is released, and a colleague of another team claims it', async () => {
  const his = await house.withKey('representative', giver)
  const { id } = await his.customers.create({ name: '周海燕', identities: [{ kind: 'phone', value: '13900001234' }] })

  // the manager sees what a rule would do before it counts
  const boss = await sitDown(browser, house, manager, '/settings/pool')
  await boss.getByRole('button', { name: '新建规则' }).click()
  const dialog = boss.getByRole('dialog')
  await dialog.getByLabel('名称').fill('30 天未联系')
  await dialog.getByLabel('天数').fill('0')
  await dialog.getByRole('button', { name: '看看今天会影响谁' }).click()
  await dialog.getByText('今天会有 1 位客户进入公海').waitFor()
  await dialog.getByText('周海燕').waitFor()
  await shot(boss, 'pool-rule-preview')
  await dialog.getByLabel('天数').fill('5')
  await dialog.getByRole('button', { name: '保存' }).click()
  await boss.getByRole('switch', { name: '30 天未联系' }).click()
  await seen(boss, '已启用')
  await checkAccessibility(boss)

  // the owner sees how long the customer stays, why, and gives it up
  const desk = await sitDown(browser, house, giver, `/customers/${id}`)
  await desk.getByText('还剩 7 天').waitFor()
  await desk.getByText('规则「30 天未联系」').waitFor()
  await desk.getByRole('button', { name: '记录联系' }).click()
  await desk.getByRole('dialog').getByLabel('谈了什么').fill('说暂时不需要')
  await desk.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await desk.getByText('说暂时不需要').waitFor()
  const other = await sitDown(browser, house, taker, '/customers/pool')
  await seen(other, '公海里没有客户')
  await desk.getByRole('button', { name: '退回公海' }).click()
  await desk.getByRole('dialog').getByRole('combobox', { name: '原因' }).click()
  await desk.getByTitle('没有需求', { exact: true }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '退回公海' }).click()
  await desk.getByText('退回公海 · 没有需求').waitFor()

  // it comes up in the other team, masked, and is claimed
  const row = other.getByRole('row', { name: '周海燕' })
  await row.getByText('没有需求').waitFor()
  await row.getByText('1234').waitFor()
  await checkAccessibility(other)
  await shot(other, 'pool')
  await row.getByRole('button', { name: '领取' }).click()
  await seen(other, '现在由您负责')
  await seen(other, '公海里没有客户')
  const theirs = await house.withKey('representative', taker)
  assert.equal((await theirs.customers.get({ id })).owner?.name, '陈一鸣')
  assert.deepEqual([...complaintsOf(desk), ...complaintsOf(other), ...complaintsOf(boss)], [])
})
