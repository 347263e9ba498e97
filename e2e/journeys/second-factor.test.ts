import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { checkAccessibility } from '../accessibility.ts'
import { complaintsOf, launch, newPage } from '../browser.ts'
import { codeOf } from '../codes.ts'
import { logIn, seen, sitDown } from '../desk.ts'
import { type Colleague, type House, openHouse } from '../house.ts'
import { shot } from '../screenshots.ts'

let house: House
let browser: Browser
let administrator: Colleague
let agent: Colleague

before(async () => {
  house = await openHouse()
  browser = await launch()
  administrator = await house.hire('孙维', 'administrator')
  agent = await house.hire('林晓燕', 'support')
})
after(async () => {
  await browser.close()
  await house.stop()
})

const secretOn = async (page: Page) => ((await page.locator('code').first().textContent()) ?? '').replace(/\s/g, '')

test('somebody sets up a second factor, logs in with it, and with a backup code when the phone is away', async () => {
  const page = await sitDown(browser, house, agent, '/settings/account')
  await page.getByRole('button', { name: '开始设置' }).click()
  await page.getByRole('img', { name: '给验证器扫描的二维码' }).waitFor()
  await shot(page, 'second-factor-enrolment')
  await checkAccessibility(page)
  const secret = await secretOn(page)
  await page.getByLabel('验证码').fill('000000')
  await page.getByRole('button', { name: '开启' }).click()
  await seen(page, '验证码不正确')
  await page.getByLabel('验证码').fill(codeOf(secret))
  await page.getByRole('button', { name: '开启' }).click()
  const codes = page.getByRole('listitem').filter({ has: page.locator('code') })
  await codes.first().waitFor()
  assert.equal(await codes.count(), 10)
  const backup = (await codes.nth(2).textContent()) ?? ''
  await shot(page, 'second-factor-backup-codes')
  await page.getByRole('button', { name: '我已保存' }).click()
  await seen(page, '剩余备用码 10 个')

  // the right password is not enough any more; six digits send themselves
  const other = await newPage(browser, { width: 390 })
  await other.goto(`${house.origin}/login?next=/settings/account`)
  await logIn(other, agent)
  await seen(other, '两步验证')
  await shot(other, 'second-factor-phone')
  await checkAccessibility(other)
  assert.equal(await other.getByLabel('验证码').getAttribute('autocomplete'), 'one-time-code')
  await other.getByLabel('验证码').fill(codeOf(secret, 1))
  await seen(other, '剩余备用码 10 个')

  const third = await newPage(browser, { width: 1440 })
  await third.goto(`${house.origin}/login`)
  await logIn(third, agent)
  await third.getByRole('button', { name: '手机不在身边？用备用码' }).click()
  await third.getByLabel('备用码').fill(backup)
  await third.getByRole('button', { name: '登录', exact: true }).click()
  await third.getByRole('navigation', { name: '主导航' }).waitFor()
  assert.deepEqual(
    complaintsOf(page).filter((said) => !said.startsWith('Failed to load resource')),
    [],
  )
})

test('an administrator asks it of a role, sees who is logged in where, ends that, and helps whoever lost the phone', async () => {
  const page = await sitDown(browser, house, administrator, '/settings/log-in')
  await page.getByRole('checkbox', { name: '技术支持' }).click()
  await seen(page, '登录规则已修改')
  await shot(page, 'log-in-security')
  await checkAccessibility(page)

  // whose role needs it and who has none is led there, and back to where they wanted to go
  const newcomer = await house.hire('陈静', 'support')
  const hers = await newPage(browser, { width: 1440 })
  await hers.goto(`${house.origin}/login?next=/customers`)
  await logIn(hers, newcomer)
  await seen(hers, '您的角色登录时还需要手机上的验证码')
  await hers.goto(`${house.origin}/customers`)
  await hers.getByRole('button', { name: '开始设置' }).click()
  await hers.getByRole('img', { name: '给验证器扫描的二维码' }).waitFor()
  await shot(hers, 'second-factor-due')
  await hers.getByLabel('验证码').fill(codeOf(await secretOn(hers)))
  await hers.getByRole('button', { name: '开启' }).click()
  await hers.getByRole('button', { name: '我已保存' }).click()
  await hers.getByRole('navigation', { name: '主导航' }).waitFor()
  assert.equal(new URL(hers.url()).pathname, '/customers')

  await page.goto(`${house.origin}/settings/staff?open=${newcomer.id}`)
  await seen(page, '两步验证已开启')
  await shot(page, 'staff-sessions')
  await page.getByRole('button', { name: '重置两步验证' }).click()
  await seen(page, '目前没有登录')
  await hers.reload()
  await hers.getByLabel('邮箱').waitFor()
})
