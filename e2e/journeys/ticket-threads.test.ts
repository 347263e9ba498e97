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
let manager: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  const { departments, teams } = house.administrator
  const department = await departments.create({ name: '客户服务部' })
  const team = await teams.create({ name: '一组', departmentId: department.id })
  const places = { scope: 'team' as const, departmentId: department.id, teamIds: [team.id] }
  colleague = await house.hire('林晓燕', 'representative', places)
  manager = await house.hire('周敏', 'manager')
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

test('a manager drags a card to a colleague, whose screen shows it, takes it back, and finds the ticket on its due day', async () => {
  const { customers, tickets, timePromises } = await house.withKey('manager')
  const { id: customerId } = await customers.create({ name: '赵敏' })
  const ticket = await tickets.create({ customerId, kind: 'consultation', title: '路由器换新怎么办理' })

  const hers = await sitDown(browser, house, colleague, '/tickets?assignee=me&status=open')
  await seen(hers, '没有符合这些条件的工单')
  const desk = await sitDown(browser, house, manager, '/tickets?status=open')
  await desk.getByText('看板', { exact: true }).click()
  await desk.getByText('按负责人', { exact: true }).click()
  const board = desk.getByRole('region', { name: '工单看板' })
  const column = (name: string) => board.getByRole('region', { name })
  const card = (name: string) => column(name).getByRole('article').filter({ hasText: ticket.title })
  await card('未分配').dragTo(column('林晓燕'))
  await card('林晓燕').waitFor()
  await seen(desk, '已分配给林晓燕')
  await seen(hers, ticket.title)
  await shot(desk, 'board')
  await checkAccessibility(desk)
  await desk.getByRole('button', { name: /撤\s*销/ }).click()
  await card('未分配').waitFor()

  // by keys: what the ticket's state allows is offered, and nothing else
  await desk.getByText('按状态', { exact: true }).click()
  await card('待处理').getByRole('link').focus()
  await desk.keyboard.press('m')
  assert.deepEqual(await desk.getByRole('menuitem').allTextContents(), ['等待客户', '解决…'])
  await desk.keyboard.press('Escape')
  await desk.goBack()
  await desk.getByRole('table', { name: '工单' }).waitFor()

  const due = await dueDay(async () => (await timePromises.list({ ticket: [ticket.id] })).items[0]?.dueAt)
  await desk.goto(`${house.origin}/tickets?layout=calendar&day=${due}`)
  const day = desk.locator(`[data-date="${due}"]`)
  await day.getByRole('link', { name: ticket.title }).waitFor()
  await shot(desk, 'calendar')
  await checkAccessibility(desk)
  await day.getByTitle('查看列表').click()
  await desk.getByRole('row', { name: ticket.title }).waitFor()
  await desk.goBack()
  await day.waitFor()
  // a day with more than its cell shows says so, and opens
  await desk.goto(`${house.origin}/tickets?layout=calendar&dates=createdAt`)
  await desk.getByRole('link', { name: '还有 2 张' }).click()
  await seen(desk, '共 5 张')

  const phone = await sitDown(browser, house, manager, '/tickets?layout=board', { width: 390 })
  await phone.getByRole('navigation', { name: '分列方式' }).getByRole('button', { name: '已解决' }).click()
  await phone.getByRole('region', { name: '已解决' }).getByText('宽带频繁掉线').first().waitFor()
  await checkAccessibility(phone)
  assert.deepEqual([desk, hers, phone].flatMap(complaintsOf), [])
})

/** The day on which a ticket falls due; promises are written a moment after it was opened. */
async function dueDay(find: () => Promise<string | null | undefined>): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const due = await find()
    if (due) return new Date(due).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' })
    await new Promise((again) => setTimeout(again, 100))
  }
  throw new Error('nothing is promised')
}
