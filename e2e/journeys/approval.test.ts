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
let manager: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  representative = await house.hire('林晓燕', 'representative')
  manager = await house.hire('周经理', 'manager')
})
after(async () => {
  await browser.close()
  await house.stop()
})

test('a representative names the cause and asks for compensation, the manager approves it on the phone, and it is handed over', async () => {
  const hers = await house.withKey('representative', representative)
  const { id: customerId } = await hers.customers.create({ name: '陈建国' })
  const { id } = await hers.tickets.create({ customerId, kind: 'complaint', title: '洗衣机漏水' })
  await hers.tickets.assign({ id, staffId: representative.id })
  const desk = await sitDown(browser, house, representative, `/tickets/${id}`)
  const phone = await sitDown(browser, house, manager, '/approvals', { width: 390 })
  await seen(phone, '没有等您审批的事项')

  // the cause, without which the complaint could not be closed
  await desk.getByRole('tab', { name: /投诉档案/ }).click()
  await seen(desk, '还没有写明原因，暂时不能关闭')
  await desk.getByRole('region', { name: '原因' }).getByRole('button', { name: '添加' }).click()
  await desk.getByRole('dialog').getByRole('textbox', { name: '原因' }).fill('进水阀密封圈老化')
  // a slip of the hand loses nothing that was typed
  await desk.keyboard.press('Escape')
  await desk.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await seen(desk, '进水阀密封圈老化')

  // compensation: who will be asked stands there before it is sent
  const compensation = desk.getByRole('region', { name: '赔付' })
  await compensation.getByRole('button', { name: '申请赔付' }).click()
  const form = desk.getByRole('dialog')
  await form.getByLabel('金额（元）').fill('3000')
  await form.getByText(manager.name).waitFor()
  await form.getByRole('textbox', { name: '理由' }).fill('地板泡水，按定损金额赔付')
  await shot(desk, 'approval-compensation')
  await form.getByRole('button', { name: '提交审批' }).click()
  await compensation.getByText('待审批').waitFor()

  // the manager sees it come, and decides with the thumb
  await phone.getByText('洗衣机漏水').first().tap()
  await phone.getByText('¥3,000.00').first().waitFor()
  await checkAccessibility(phone)
  await shot(phone, 'approval-phone')
  await phone.getByRole('button', { name: '同意', exact: true }).tap()
  await phone.getByRole('dialog').getByText('¥3,000.00').waitFor()
  await phone.getByRole('button', { name: '确认同意' }).tap()
  await seen(phone, '已通过')

  // the representative's screen shows it without a reload
  await compensation.getByText('待兑现').waitFor()

  // whoever would close it now is told what is open still
  await hers.complaints.addMeasure({ ticketId: id, kind: 'corrective', text: '更换进水阀' })
  await hers.tickets.resolve({ id, summary: '换了进水阀' })
  await desk.getByRole('button', { name: '关闭工单' }).click()
  const closing = desk.getByRole('dialog')
  await closing.getByText('赔付 ¥3,000.00 已批准，还没有兑现。').waitFor()
  await closing.getByText('还有措施没完成：「更换进水阀」。').waitFor()
  await shot(desk, 'approval-closing')
  await closing.getByRole('button', { name: '取消' }).click()
  await closing.waitFor({ state: 'hidden' })

  // handed over
  await compensation.getByRole('button', { name: '已兑现' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '已兑现' }).click()
  await desk.getByRole('dialog').waitFor({ state: 'hidden' })
  await compensation.getByText('已兑现').first().waitFor()
  await checkAccessibility(desk)
  await shot(desk, 'approval-paid')
  const file = await hers.complaints.get({ ticketId: id })
  assert.deepEqual(
    file.compensations.map(({ state, amountFen }) => [state, amountFen]),
    [['paid', 300_000]],
  )
  assert.deepEqual([complaintsOf(desk), complaintsOf(phone)], [[], []])

  // a complaint whose cause nobody wrote down is not closed
  const bare = await hers.tickets.create({ customerId, kind: 'complaint', title: '外壳划伤' })
  await hers.tickets.assign({ id: bare.id, staffId: representative.id })
  await hers.tickets.resolve({ id: bare.id, summary: '换了外壳' })
  await desk.goto(`${house.origin}/tickets/${bare.id}`)
  await desk.getByRole('button', { name: '关闭工单' }).click()
  await form.getByText('还没有写明原因，写明后才能关闭。').waitFor()
  await form.getByRole('textbox').fill('客户在电话里说满意')
  assert.ok(await form.getByRole('button', { name: '关闭工单' }).isDisabled())
})
