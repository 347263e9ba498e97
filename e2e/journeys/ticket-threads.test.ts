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
let colleague: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  const { departments, teams } = house.administrator
  const department = await departments.create({ name: '客户服务部' })
  const team = await teams.create({ name: '一组', departmentId: department.id })
  const places = { scope: 'team' as const, departmentId: department.id, teamIds: [team.id] }
  colleague = await house.hire('林晓燕', 'representative', places)
})
after(async () => {
  await browser.close()
  await house.stop()
})

test('an incident is told to all at once, a ticket asked twice is merged and taken apart, and a solution is found again', async () => {
  const hers = await house.withKey('representative', colleague)
  const open = async (name: string, title: string) => {
    const { id: customerId } = await hers.customers.create({ name })
    return hers.tickets.create({ customerId, kind: 'consultation', channel: 'phone', title })
  }
  const solved = await open('陈建国', '宽带频繁掉线')
  await hers.tickets.resolve({ id: solved.id, summary: '更换分光器后恢复' })
  const parent = await open('王芳', '小区机房断电')
  const child = await open('李强', '家里宽带频繁掉线上不了网')
  await hers.ticketLinks.create({ id: child.id, kind: 'child', otherId: parent.id })
  const twice = await hers.tickets.create({ customerId: parent.customerId, kind: 'consultation', title: '还没来电吗' })

  // one update for all, with how many will hear
  const desk = await sitDown(browser, house, colleague, `/tickets/${parent.id}`)
  await desk.getByRole('button', { name: '统一告知' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByText('将写入 2 张工单，2 位客户会看到').waitFor()
  await dialog.getByRole('textbox').fill('电力抢修中，预计 18:00 恢复。')
  await shot(desk, 'incident-update')
  await dialog
    .getByRole('button', { name: '告 知' })
    .or(dialog.getByRole('button', { name: '告知', exact: true }))
    .click()
  await seen(desk, /已告知 2 张/)

  // the same customer asked twice
  await desk.getByRole('button', { name: '合并', exact: true }).click()
  await desk.getByRole('dialog').getByRole('combobox').click()
  await desk.getByText('还没来电吗').first().click()
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /合 ?并/ })
    .click()
  await seen(desk, '已并入')
  await desk.getByText(`来自 ${twice.number}`).waitFor()
  await desk.getByRole('button', { name: `撤销与 ${twice.number} 的合并` }).click()
  await seen(desk, `${twice.number} 已拆回`)
  await checkAccessibility(desk)

  // what was solved before is found, says why, and goes into the reply
  await desk.goto(`${house.origin}/tickets/${child.id}`)
  await desk.getByText('都提到：宽带频繁掉线').waitFor()
  await desk.getByRole('button', { name: '插入解决方案' }).click()
  assert.match(await desk.getByRole('textbox', { name: '回复', exact: true }).inputValue(), /更换分光器/)
  await seen(desk, '电力抢修中，预计 18:00 恢复。')
  await desk.getByRole('button', { name: '关注', exact: true }).click()
  await desk.goto(`${house.origin}/tickets`)
  await desk.getByRole('link', { name: '我关注的' }).click()
  await seen(desk, '家里宽带频繁掉线上不了网')
  assert.deepEqual(complaintsOf(desk), [])
})
