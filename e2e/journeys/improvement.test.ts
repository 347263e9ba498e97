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
let repairer: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  representative = await house.hire('林晓燕', 'representative')
  repairer = await house.hire('吴建国', 'after_sales')
})
after(async () => {
  await browser.close()
  await house.stop()
})

test('complaints that belong together lead to a change, and a customer reads on the phone what was changed', async () => {
  const hers = await house.withKey('representative', representative)
  const tickets: string[] = []
  for (const [n, title] of ['洗衣机漏水', '洗衣机底下渗水', '滚筒边上一滩水'].entries()) {
    const { id: customerId } = await hers.customers.create({ name: `陈建${'国军民'[n]}` })
    tickets.push((await hers.tickets.create({ customerId, kind: 'complaint', title })).id)
  }
  const desk = await sitDown(browser, house, representative, '/tickets/improvements')

  // what belongs together says why, and becomes an improvement
  await desk.getByRole('button', { name: '投诉聚类' }).click()
  await seen(desk, '说到「漏水」')
  await shot(desk, 'improvement-clusters')
  await desk.getByRole('button', { name: '立项改进' }).click()
  await desk.getByRole('dialog').getByLabel('名称').fill('更换密封圈')
  await desk.getByRole('dialog').getByRole('button', { name: '立项改进' }).click()
  await desk.getByRole('heading', { name: '更换密封圈' }).waitFor()

  // a complaint that does not belong is taken out, and back in
  await desk.getByRole('button', { name: '移出' }).first().click()
  await seen(desk, '2 条投诉')
  await desk.getByRole('button', { name: '添加投诉' }).click()
  await desk.getByRole('dialog').getByLabel('投诉').fill('水')
  await desk.getByTitle('陈建').first().click()
  await desk.getByRole('dialog').getByText('添加投诉').first().click()
  await desk.getByRole('dialog').getByRole('button', { name: '添加投诉' }).click()
  await seen(desk, '3 条投诉')
  await desk.getByRole('button', { name: '修改', exact: true }).click()
  await desk.getByRole('dialog').getByLabel('期限').fill('2030-03-15')
  await desk.keyboard.press('Enter')
  await desk.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await seen(desk, '2030-03-15')

  // planned, done by a measure with evidence
  await desk.getByRole('button', { name: '添加措施' }).click()
  await desk.getByRole('dialog').getByLabel('做什么').fill('换回原供应商')
  await desk.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await desk.getByRole('button', { name: '开始实施' }).click()
  await desk.getByRole('button', { name: '完成', exact: true }).click()
  await desk.getByRole('dialog').getByLabel('完成的依据').fill('变更单 0412')
  await desk.getByRole('dialog').getByRole('button', { name: '完成', exact: true }).click()
  await desk.getByRole('dialog').waitFor({ state: 'hidden' })
  await desk.getByRole('button', { name: '实施完成' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '实施完成' }).click()

  // what customers read is seen before it is sent
  await desk.getByRole('button', { name: '告知 3 位客户' }).click()
  await desk.getByRole('dialog').getByLabel('客户会读到').fill('我们换回了原供应商的密封圈。')
  await desk.getByRole('dialog').getByRole('button', { name: '发送' }).click()
  await seen(desk, '提过的客户都已告知。')
  await desk.getByText('3 / 3 已告知').waitFor()
  await checkAccessibility(desk)
  await shot(desk, 'improvement-told')

  // the customer's own page has it
  const { url } = await hers.tickets.progressLink({ id: tickets[0] ?? '' })
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await phone.goto(`${house.origin}${new URL(url).pathname}`)
  await phone.getByText('我们换回了原供应商的密封圈。').waitFor()
  await shot(phone, 'improvement-customer')
  assert.deepEqual(complaintsOf(desk), [])
})

test('praise is thanked for and reaches the colleague who is meant', async () => {
  const hers = await house.withKey('representative', representative)
  const { id: customerId } = await hers.customers.create({ name: '周敏' })
  await hers.tickets.create({ customerId, kind: 'praise', title: '吴师傅修得又快又干净' })
  const desk = await sitDown(browser, house, representative, '/tickets/feedback')
  await seen(desk, '吴师傅修得又快又干净')
  await desk.getByRole('button', { name: '致谢', exact: true }).last().click()
  await desk.getByRole('dialog').getByRole('button', { name: '发送' }).click()
  await desk.getByText('已致谢', { exact: true }).waitFor()
  await desk.getByRole('button', { name: '转达给 吴建国（提到「吴师傅」）' }).click()
  await desk.getByText('已转达', { exact: true }).waitFor()
  await checkAccessibility(desk)
  await shot(desk, 'feedback')
  const his = await sitDown(browser, house, repairer, '/')
  await seen(his, '吴师傅修得又快又干净')
  // found later, and no longer new after it was read
  await his.getByRole('link', { name: '给我的表扬 1' }).click()
  await seen(his, '共 1 次')
  await seen(his, '林晓燕 转达')
  await his.getByRole('link', { name: '给我的表扬', exact: true }).waitFor()
  assert.deepEqual([complaintsOf(desk), complaintsOf(his)], [[], []])
})
