import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { checkAccessibility } from '../accessibility.ts'
import { complaintsOf, launch, newPage } from '../browser.ts'
import { logIn, seen, sitDown } from '../desk.ts'
import { type Colleague, type House, openHouse } from '../house.ts'
import { shot } from '../screenshots.ts'

let house: House
let browser: Browser
let representative: Colleague
let manager: Colleague
let administrator: Colleague
let ours: string
let theirs: string

before(async () => {
  house = await openHouse()
  browser = await launch()
  const { departments, teams } = house.administrator
  const department = await departments.create({ name: '客户服务部' })
  const [one, two] = await Promise.all(
    ['一组', '二组'].map((name) => teams.create({ name, departmentId: department.id })),
  )
  assert.ok(one && two)
  const hire = (name: string, teamId: string) =>
    house.hire(name, 'representative', { departmentId: department.id, teamIds: [teamId] })
  representative = await hire('林晓燕', one.id)
  const other = await hire('赵强', two.id)
  administrator = await house.hire('孙维', 'administrator')
  manager = await house.hire('周敏', 'manager')
  const { customers } = await house.withKey('manager')
  const add = async (name: string, phone: string, ownerId: string) => {
    const identities = [
      { kind: 'phone', value: phone },
      { kind: 'email', value: `${phone}@example.com` },
    ] as const
    return (await customers.create({ name, ownerId, identities: [...identities] })).id
  }
  ours = await add('张丽', '13800138001', representative.id)
  theirs = await add('王建国', '13900139002', other.id)
})
after(async () => {
  await browser.close()
  await house.stop()
})

const rail = (page: Page) => page.getByRole('navigation', { name: '主导航' })

/** Without the requests that were refused, which a browser writes down as errors by itself. */
const unexpected = (page: Page) => complaintsOf(page).filter((said) => !said.startsWith('Failed to load resource'))

test('a colleague sees and does what role and scope give, from the next click on, and it is written down', async () => {
  const page = await sitDown(browser, house, representative, '/settings')
  const settings = page.getByRole('navigation', { name: '设置' })
  await settings.getByRole('link', { name: '我的账号' }).waitFor()
  assert.deepEqual(await settings.getByRole('link').allInnerTexts(), ['我的账号', '同事', '部门与班组'])

  // another team's customer is not there: not in the list, not in the search, not by its address
  await rail(page).getByRole('link', { name: '客户' }).click()
  await page.getByRole('row', { name: '张丽' }).waitFor()
  assert.equal(await page.getByText('王建国').count(), 0)
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox', { name: '搜索与命令' })
  await box.fill('zl')
  await page.getByRole('option', { name: '张丽' }).waitFor()
  for (const words of ['wjg', '王建国', '9002']) {
    await box.fill(words)
    await seen(page, `没有找到“${words}”`)
  }
  await page.keyboard.press('Escape')
  await page.goto(`${house.origin}/customers/${theirs}`)
  await seen(page, '没有找到，或者您无权查看')
  assert.equal(await page.getByRole('button', { name: '重试' }).count(), 0)
  await checkAccessibility(page)
  await shot(page, 'access-not-found')
  assert.doesNotMatch(await page.content(), /王建国|9002/)

  // a number is masked until its reader says why
  await page.goto(`${house.origin}/customers/${ours}`)
  await seen(page, '138****8001')
  assert.doesNotMatch(await page.content(), /13800138001/)
  const eye = page.getByRole('button', { name: '查看完整的手机' })
  const askToSee = async () => {
    await eye.first().click()
    await page.getByLabel(/为什么需要查看/).fill('回电确认送货地址')
    await page.getByRole('dialog').getByRole('button', { name: '查看', exact: true }).click()
  }
  await askToSee()
  await seen(page, '13800138001')

  // the manager reads who looked, and why
  const desk = await sitDown(browser, house, manager, '/settings/audit')
  await desk.getByRole('row', { name: /查看完整联系方式.*林晓燕/ }).click()
  await desk
    .getByRole('complementary', { name: /审计记录/ })
    .getByText('回电确认送货地址')
    .waitFor()
  assert.doesNotMatch(await desk.content(), /13800138001/)
  await checkAccessibility(desk)
  await shot(desk, 'access-audit')

  // the administrator, who sees no customer, takes the right away
  const office = await sitDown(browser, house, administrator, '/settings/audit')
  await office.getByRole('row', { name: /登录.*林晓燕/ }).waitFor()
  assert.equal(await office.getByRole('row', { name: '查看完整联系方式' }).count(), 0)
  await office.getByRole('navigation', { name: '设置' }).getByRole('link', { name: '角色权限' }).click()
  const right = office.getByRole('checkbox', { name: '客服代表：查看完整联系方式' })
  await right.click()
  await seen(office, '客服代表：已取消“查看完整联系方式”')
  await checkAccessibility(office)
  await shot(office, 'access-matrix')
  // the representative, who touches nothing, is not offered it any more
  await eye.first().waitFor({ state: 'detached' })
  assert.deepEqual([page, desk, office].map(unexpected), [[], [], []])
})

test('five wrong passwords lock the account, and the right one does not open it then', async () => {
  const page = await newPage(browser, { width: 390 })
  await page.goto(`${house.origin}/login`)
  for (let guess = 1; guess <= 5; guess++) {
    const answered = page.waitForResponse('**/auth/session')
    await logIn(page, { email: representative.email, password: `猜第 ${guess} 次` })
    await answered
    // the button takes no click before the answer is shown
    await page.locator('.ant-btn-loading').waitFor({ state: 'detached' })
  }
  await logIn(page, representative)
  await seen(page, '失败次数过多，请 15 分钟后再试')
  await checkAccessibility(page)
  assert.equal(await rail(page).count(), 0)
})
