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

before(async () => {
  house = await openHouse()
  browser = await launch()
  representative = await house.hire('林晓燕', 'representative')
})
after(async () => {
  await browser.close()
  await house.stop()
})

test('a defect is found, mended where it is shown, and what stood there before is told and put back', async () => {
  const hers = await house.withKey('representative', representative)
  const phone = { kind: 'phone', value: '13800138000' } as const
  const { id } = await hers.customers.create({ name: '陈建国', industry: '制造', identities: [phone] })
  await hers.customers.create({ name: '李四光', region: '330106' })
  const desk = await sitDown(browser, house, representative, '/customers/quality')

  // the record says what is wanting, and mending it gives points at once
  await desk.getByRole('button', { name: /缺少地区/ }).click()
  await desk.getByRole('row', { name: '陈建国' }).click()
  await desk.getByText('按收货地址补上地区').waitFor()
  const areas = desk.getByRole('navigation', { name: '客户资料分区' })
  await areas.getByRole('button', { name: '档案' }).click()
  await desk.getByRole('button', { name: '138****8000 联系不上' }).click()
  await desk.getByText('空号停机', { exact: true }).click()
  await areas.getByRole('button', { name: '概况' }).click()
  await desk.getByText('通过其他渠道问新的号码').waitFor()
  await checkAccessibility(desk)
  await shot(desk, 'data-quality')
  await hers.customers.update({ id, region: '330106', industry: '零售' })
  await desk.getByText('没有客户有这个问题').waitFor()

  // facts are confirmed with one click
  await desk.getByRole('button', { name: '陈建国的资料今天已核实' }).first().click()
  await seen(desk, '陈建国的资料已核实')

  // a value tells who gave it, and the one before it comes back
  await desk.goto(`${house.origin}/customers/${id}`)
  await desk.getByRole('button', { name: '行业的来历' }).click({ force: true })
  const panel = desk.getByRole('tooltip')
  await panel.getByText('制造').waitFor()
  await shot(desk, 'provenance')
  await panel.getByRole('button', { name: '恢复此值' }).click()
  await seen(desk, '已恢复')
  assert.equal((await hers.customers.get({ id })).industry, '制造')
  assert.deepEqual(complaintsOf(desk), [])
})
