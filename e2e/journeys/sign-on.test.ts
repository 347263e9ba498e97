import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { checkAccessibility } from '../accessibility.ts'
import { launch, newPage } from '../browser.ts'
import { seen, sitDown } from '../desk.ts'
import { type Colleague, type House, openHouse } from '../house.ts'
import { client, freePort, openProvider } from '../provider.ts'
import { shot } from '../screenshots.ts'

let house: House
let browser: Browser
let administrator: Colleague
let agent: Colleague
let provider: Awaited<ReturnType<typeof openProvider>>

before(async () => {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  house = await openHouse({ PORT: String(port), ZHIKE_PUBLIC_URL: origin, ZHIKE_PRIVATE_PROVIDERS: '1' })
  provider = await openProvider(`${origin}/login/callback`)
  browser = await launch()
  administrator = await house.hire('孙维', 'administrator')
  agent = await house.hire('林晓燕', 'support')
})
after(async () => {
  await browser.close()
  provider.stop()
  await house.stop()
})

/** Fills in what the provider shows: who, then yes. */
async function logInThere(page: Page, login: string) {
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill('any')
  await page.locator('button[type=submit]').click()
  await page.locator('input[name=prompt][value=consent]').waitFor({ state: 'attached' })
  await page.locator('button[type=submit]').click()
}

test('an administrator sets the company log-in up, and a colleague comes in by it to where they wanted to go', async () => {
  const page = await sitDown(browser, house, administrator, '/settings/log-in')
  await page.getByLabel('身份提供方地址').fill(provider.issuer)
  await page.getByLabel('客户端 ID').fill(client.clientId)
  await page.getByLabel('客户端密钥').fill(client.secret)
  await page.getByRole('switch', { name: '启用' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await seen(page, '企业账号登录已保存')
  await shot(page, 'sign-on-settings')
  await checkAccessibility(page)

  const hers = await newPage(browser, { width: 1440 })
  await hers.goto(`${house.origin}/login?next=/customers`)
  await hers.getByRole('button', { name: '企业账号登录' }).waitFor()
  await shot(hers, 'log-in-with-company')
  await checkAccessibility(hers)
  await hers.getByRole('button', { name: '企业账号登录' }).click()
  await logInThere(hers, agent.email)
  await hers.waitForURL(`${house.origin}/customers`)
  await hers.getByRole('navigation', { name: '主导航' }).waitFor()

  const stranger = await newPage(browser, { width: 390, dark: true })
  await stranger.goto(`${house.origin}/login`)
  await stranger.getByRole('button', { name: '企业账号登录' }).click()
  await logInThere(stranger, 'stranger@elsewhere.example')
  await seen(stranger, '这个企业账号没有对应的同事')
  await shot(stranger, 'sign-on-nobody')
  await stranger.getByRole('link', { name: '回到登录页' }).click()
  await stranger.getByLabel('邮箱').waitFor()
})

test('a rule adds whoever it fits at the first log-in, and logging out leads to the company’s log-out', async () => {
  const page = await sitDown(browser, house, administrator, '/settings/log-in')
  await page.getByRole('button', { name: '添加规则' }).click()
  await page.getByLabel('等于或包含').fill('hemu.example')
  await page.getByRole('switch', { name: '退出时也退出企业账号' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await seen(page, '企业账号登录已保存')
  await shot(page, 'joining-rules')
  await checkAccessibility(page)

  const hers = await newPage(browser, { width: 390 })
  await hers.goto(`${house.origin}/login`)
  await hers.getByRole('button', { name: '企业账号登录' }).click()
  await logInThere(hers, 'newcomer@hemu.example')
  await hers.getByRole('navigation', { name: '主导航' }).waitFor()
  await hers.locator('[aria-haspopup=menu]').last().click()
  await hers.getByText('退出登录').click()
  await hers.waitForURL(`${provider.issuer}/**`)
  await hers.locator('button[value=yes]').click()
  await hers.waitForURL(`${house.origin}/login`)
})
