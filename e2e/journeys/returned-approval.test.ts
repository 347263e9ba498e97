import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { checkAccessibility } from '../accessibility.ts'
import { complaintsOf, launch } from '../browser.ts'
import { seen, sitDown } from '../desk.ts'
import { type Colleague, type House, openHouse } from '../house.ts'
import { photoNamed } from '../photo.ts'
import { shot } from '../screenshots.ts'

let house: House
let browser: Browser
let representative: Colleague
let head: Colleague
let manager: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  const { id: departmentId } = await house.administrator.departments.create({ name: '服务部' })
  representative = await house.hire('林晓燕', 'representative', { departmentId })
  head = await house.hire('刘主管', 'support', { departmentId })
  manager = await house.hire('周经理', 'manager')
  await house.administrator.departments.update({ id: departmentId, headId: head.id })
})
after(async () => {
  await browser.close()
  await house.stop()
})

const pictureNamed = (name: string) => {
  const { mimeType, buffer } = photoNamed(name)
  return new File([buffer], name, { type: mimeType })
}

test('a compensation that the manager sends back is asked for anew with less, the head reads what was changed, and a second one is weighed with it', async () => {
  const hers = await house.withKey('representative', representative)
  const { id: customerId } = await hers.customers.create({ name: '陈建国' })
  const { id: ticketId } = await hers.tickets.create({ customerId, kind: 'complaint', title: '洗衣机漏水' })
  const evidence = { ticketId, kind: 'evidence', text: '地板起鼓约四平方米', source: '客户照片' } as const
  await hers.complaints.addEntry(evidence, { files: [pictureNamed('地板.png')] })
  const asked = { ticketId, form: 'cash', amountFen: 88_000, reason: '地板泡水，按定损金额赔付' } as const
  const { compensations } = await hers.complaints.askCompensation(asked)
  const approvalId = compensations[0]?.approvalId ?? ''

  // the manager looks at the evidence, and finds it too much
  const phone = await sitDown(browser, house, manager, `/approvals/${approvalId}`, { width: 390 })
  await seen(phone, '地板起鼓约四平方米')
  await phone.getByRole('button', { name: /地板\.png/ }).waitFor()
  await phone.getByRole('link', { name: '打开投诉档案' }).scrollIntoViewIfNeeded()
  await shot(phone, 'approval-evidence-phone')
  await phone.getByRole('button', { name: '更多' }).tap()
  await phone.getByRole('menuitem', { name: '退回' }).tap()
  await phone.getByRole('dialog').getByRole('textbox', { name: '意见' }).fill('超出标准，请按 450 元以内')
  await phone.getByRole('dialog').getByRole('button', { name: '退回' }).tap()
  await seen(phone, '已退回')

  // she changes amount, form and reason, and sees who is asked now
  const desk = await sitDown(browser, house, representative, `/tickets/${ticketId}?part=file`)
  const part = desk.getByRole('region', { name: '赔付' })
  await part.getByText('已退回，待修改').waitFor()
  await part.getByRole('button', { name: '修改后重新提交' }).click()
  const form = desk.getByRole('dialog')
  await form.getByLabel('金额（元）').fill('450')
  await form.getByText('优惠券', { exact: true }).click()
  await form.getByRole('textbox', { name: '理由' }).fill('地板泡水，按标准赔付')
  await form.getByText(head.name).waitFor()
  await shot(desk, 'returned-compensation')
  await form.getByRole('button', { name: '重新提交' }).click()
  await part.getByText('待审批').waitFor()
  await part.getByText('¥450.00').waitFor()

  // the head sees at once what is asked now, and what was asked before
  const hands = await sitDown(browser, house, head, `/approvals/${approvalId}`, { width: 390 })
  const changes = hands.getByRole('region', { name: '重新提交时的修改' })
  await changes.getByText('¥880.00').waitFor()
  await changes.getByText('¥450.00').waitFor()
  await changes.getByText('优惠券').waitFor()
  await changes.getByText('地板泡水，按定损金额赔付').waitFor()
  // she does not see the ticket, and is told how to get what she needs
  await seen(hands, '这张工单不在您的可见范围内')
  await checkAccessibility(hands)
  await shot(hands, 'returned-changes-phone')
  await hands.getByRole('button', { name: '同意', exact: true }).tap()
  await hands.getByRole('dialog').getByText('¥450.00').waitFor()
  await hands.getByRole('button', { name: '确认同意' }).tap()
  await seen(hands, '已通过')
  await part.getByText('待兑现').waitFor()

  // a second one is weighed with it: in pieces nobody gets below what the head may decide
  await part.getByRole('button', { name: '申请赔付' }).click()
  await form.getByLabel('金额（元）').fill('88')
  await form.getByText(/本单累计 ¥538\.00/).waitFor()
  await form.getByText(manager.name).waitFor()
  await form.getByRole('textbox', { name: '理由' }).fill('地板清洁费')
  await shot(desk, 'summed-compensation')
  await form.getByRole('button', { name: '提交审批' }).click()
  await form.waitFor({ state: 'hidden' })
  await phone.goto(`${house.origin}/approvals`)
  await phone.getByText('洗衣机漏水').first().tap()
  await seen(phone, /本单累计 ¥538\.00/)
  await shot(phone, 'summed-phone')
  assert.deepEqual([complaintsOf(phone), complaintsOf(desk), complaintsOf(hands)], [[], [], []])
})

test('a general matter that came back is changed whole: title, words, amount and pictures', async () => {
  const hers = await house.withKey('representative', representative)
  const theirs = await house.withKey('support', head)
  const matter = { title: '采购十台展示样机', body: '门店陈列', amountFen: 300_000 }
  const { id } = await hers.approvals.start(matter, { files: [pictureNamed('报价.png')] })
  await theirs.approvals.sendBack({ id, comment: '先买五台' })
  const desk = await sitDown(browser, house, representative)
  await seen(desk, '退回给我修改（1）')
  await shot(desk, 'returned-home')
  await desk.getByRole('link', { name: /采购十台展示样机/ }).click()
  await desk.getByRole('button', { name: '重新提交' }).click()
  const form = desk.getByRole('dialog')
  await form.getByLabel('申请什么').fill('采购五台展示样机')
  await form.getByLabel('金额（元）').fill('1500')
  await form.getByRole('button', { name: '去掉报价.png' }).click()
  await form.getByRole('textbox', { name: '给审批人的话' }).fill('先摆大店')
  // a slip of the hand loses nothing that was typed
  await desk.keyboard.press('Escape')
  await shot(desk, 'returned-matter')
  await form.getByRole('button', { name: '重新提交' }).click()
  await form.waitFor({ state: 'hidden' })
  const changes = desk.getByRole('region', { name: '重新提交时的修改' })
  await changes.getByText('¥1,500.00').waitFor()
  await changes.getByText('报价.png').waitFor()
  // what was asked for in words is added with a picture
  await desk.getByRole('button', { name: '更多' }).click()
  await desk.getByRole('menuitem', { name: '评论' }).click()
  await form.locator('input[type=file]').setInputFiles(photoNamed('新报价.png'))
  await form.getByRole('textbox', { name: '意见' }).fill('新报价如图')
  await form.getByRole('button', { name: '评论' }).click()
  await form.waitFor({ state: 'hidden' })
  await desk.getByRole('button', { name: /新报价\.png/ }).waitFor()
  await checkAccessibility(desk)
  await shot(desk, 'returned-matter-sent')
  const { title, amountFen, files, round } = await hers.approvals.get({ id })
  assert.deepEqual([title, amountFen, files, round], ['采购五台展示样机', 150_000, [], 2])
  assert.deepEqual(complaintsOf(desk), [])
})

test('a deputy and a signer are chosen among those who could decide, not oneself, the applicant or an administrator', async () => {
  await house.hire('沈管理', 'administrator')
  const hers = await house.withKey('representative', representative)
  const { id } = await hers.approvals.start({ title: '采购饮水机', body: '前台' })
  const desk = await sitDown(browser, house, head, '/approvals')
  const offered = async () => {
    const options = desk.locator('.ant-select-item-option-content')
    await options.getByText(manager.name).waitFor()
    return options.allTextContents()
  }
  await desk.getByRole('button', { name: '代理审批' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('combobox', { name: '同事' }).click()
  assert.deepEqual(new Set(await offered()), new Set([representative.name, manager.name]))
  await shot(desk, 'deputy-choice')
  await desk.keyboard.press('Escape')
  await dialog.getByRole('button', { name: '取消' }).click()
  await desk.goto(`${house.origin}/approvals/${id}`)
  await desk.getByRole('button', { name: '更多' }).click()
  await desk.getByRole('menuitem', { name: '加签' }).click()
  await dialog.getByRole('combobox', { name: '同事' }).click()
  assert.deepEqual(await offered(), [manager.name])
  assert.deepEqual(complaintsOf(desk), [])
})
