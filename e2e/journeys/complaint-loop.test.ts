import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { checkAccessibility } from '../accessibility.ts'
import { complaintsOf, launch, newPage } from '../browser.ts'
import { seen, sitDown } from '../desk.ts'
import { type Colleague, type House, openHouse } from '../house.ts'
import { photoNamed } from '../photo.ts'
import { shot } from '../screenshots.ts'

let house: House
let browser: Browser
let manager: Colleague
let representative: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  const { departments, teams } = house.administrator
  const department = await departments.create({ name: '客户服务部' })
  await departments.update({ id: department.id, reception: true })
  const team = await teams.create({ name: '一组', departmentId: department.id })
  manager = await house.hire('周敏', 'manager', { scope: 'all', departmentId: department.id })
  representative = await house.hire('林晓燕', 'representative', {
    scope: 'team',
    departmentId: department.id,
    teamIds: [team.id],
  })
})
after(async () => {
  await browser.close()
  await house.stop()
})

const title = '新空调漏水'
const photo = photoNamed('现场.png')

test('a complaint goes round the loop, and everybody sees what the others do without reloading', async () => {
  const [desk, work] = await Promise.all([
    sitDown(browser, house, manager, '/tickets'),
    sitDown(browser, house, representative, '/tickets'),
  ])
  const phone = await newPage(browser, { width: 390 })
  await seen(desk, '还没有工单')
  await seen(work, '还没有工单')

  // the customer complains; the manager sees it come
  await phone.goto(`${house.origin}/portal`)
  await phone.getByRole('link', { name: /投诉/ }).tap()
  await phone.getByLabel('一句话说明').fill(title)
  await phone.getByLabel('详细经过').fill('装好第二天开始滴水')
  await phone.locator('input[type=file]').setInputFiles([photo])
  await phone.getByLabel('您的称呼').fill('张丽')
  await phone.getByLabel('手机号').fill('138 0013 8000')
  await phone.getByRole('button', { name: '提交' }).tap()
  await phone.waitForURL('**/portal/progress/**')
  await seen(phone, '已收到，正在安排专人')
  const row = desk.getByRole('row', { name: title })
  await row.waitFor()
  await row.getByText('张丽').waitFor()
  await shot(desk, 'loop-manager-list')

  // the manager opens it and hands it to the representative, who sees it come
  await row.click()
  const ticket = desk.getByRole('article')
  await ticket.getByRole('img', { name: '现场.png' }).waitFor()
  await ticket.getByText('138****8000').waitFor()
  await ticket.getByRole('combobox', { name: '负责人' }).click()
  await desk.getByRole('option', { name: representative.name }).waitFor({ state: 'attached' })
  await desk.getByTitle(representative.name, { exact: true }).click()
  await row.getByText(representative.name).waitFor()
  await seen(phone, '林老师 正在处理')
  await work.getByRole('row', { name: title }).click()

  // the representative replies and notes; the customer reads the reply and never the note
  const working = work.getByRole('article')
  await working.getByRole('textbox', { name: '回复' }).fill('师傅明天上午上门')
  await working.getByRole('button', { name: '发送回复' }).click()
  await seen(phone, '师傅明天上午上门')
  await working.getByRole('tab', { name: '备注' }).click()
  await working.getByRole('textbox', { name: '备注' }).fill('同批排水管有问题')
  await working.getByRole('button', { name: '保存备注' }).click()
  await ticket.getByText('同批排水管有问题').waitFor()
  await ticket.getByText('师傅明天上午上门').waitFor()

  // the customer urges once; both desks see it
  await phone.getByRole('button', { name: '催办' }).tap()
  await seen(phone, '后可再催')
  await ticket.getByText('催办 1 次').waitFor()
  await working.getByText('催办 1 次').waitFor()
  await shot(work, 'loop-representative')

  // resolved, confirmed, rated; everybody sees each step
  await working.getByRole('button', { name: '解决', exact: true }).click()
  await work.getByRole('textbox', { name: '解决方案' }).fill('换了整段排水管')
  await work.getByRole('dialog').getByRole('button', { name: '解决', exact: true }).click()
  await seen(phone, '已有解决办法，请您确认')
  await seen(phone, '换了整段排水管')
  await ticket.getByText('等待客户确认').waitFor()
  await phone.getByRole('button', { name: '已解决' }).tap()
  await ticket.getByText('客户已确认').waitFor()
  await phone.getByTitle('非常满意').tap()
  await phone.getByLabel('想对我们说的话').fill('很耐心，修得快')
  await phone.getByRole('button', { name: '提交评价' }).tap()
  await seen(phone, '您的评价')
  await ticket.getByRole('img', { name: '5 分，满分 5 分' }).waitFor()
  await ticket.getByText('很耐心，修得快').waitFor()
  await working.getByRole('img', { name: '5 分，满分 5 分' }).waitFor()
  assert.doesNotMatch(await phone.content(), /同批排水管|晓燕/)
  await checkAccessibility(phone)
  await shot(phone, 'loop-progress')

  // a page of its own, then the customer, whose timeline tells the story from bottom to top
  await desk.getByRole('button', { name: '打开整页' }).click()
  await desk.getByRole('heading', { level: 1, name: title }).waitFor()
  await checkAccessibility(desk)
  await shot(desk, 'loop-ticket')
  await desk.getByRole('tab', { name: '操作记录' }).click()
  const history = desk.getByRole('region', { name: '操作记录' })
  await history.getByText(`工单分配给${representative.name}`).waitFor()
  await history.getByText('客户评价 5 分').waitFor()
  await checkAccessibility(desk)
  await shot(desk, 'loop-history')
  await desk.getByRole('article').getByRole('link', { name: '张丽' }).click()
  await desk.getByRole('heading', { level: 1, name: '张丽' }).waitFor()
  const timeline = desk.getByRole('region', { name: '动态' })
  await timeline.getByText(`工单分配给${representative.name}`).waitFor()
  const story = [
    '建立客户档案',
    '提交投诉工单',
    `工单分配给${representative.name}`,
    '回复客户',
    '写内部备注',
    '客户第 1 次催办',
    '给出解决方案',
    '客户确认已解决',
    '客户评价 5 分',
  ]
  const told = (await timeline.getByRole('listitem').allInnerTexts()).toReversed()
  assert.deepEqual(
    told.flatMap((line) => story.filter((step) => line.includes(step))),
    story,
    told.join('\n'),
  )
  await checkAccessibility(desk)
  await shot(desk, 'loop-customer')

  // the home page counts it
  await desk.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '工作台', exact: true }).click()
  await desk.getByRole('img', { name: /^新工单.*今天 1$/ }).waitFor()
  await desk.getByRole('img', { name: /^已解决.*今天 1$/ }).waitFor()
  await desk.getByRole('img', { name: /^新客户.*今天 1$/ }).waitFor()
  await seen(desk, '1 条评价')
  await seen(desk, '5.0')
  await checkAccessibility(desk)
  await shot(desk, 'loop-home')
  assert.deepEqual([desk, work, phone].map(complaintsOf), [[], [], []])
})
