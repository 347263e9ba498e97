// Takes the pictures of the README from a running demo: node e2e/take-screenshots.ts http://127.0.0.1:3000 ./data
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launch, newPage } from './browser.ts'

const [origin = 'http://127.0.0.1:3000', dataDir = './data'] = process.argv.slice(2)
const folder = join(import.meta.dirname, '../docs/screenshots')

interface LogIn {
  readonly email: string
  readonly password: string
}

const logIns = JSON.parse(readFileSync(join(dataDir, 'demo-log-ins.json'), 'utf8')) as LogIn[]
mkdirSync(folder, { recursive: true })
const browser = await launch()
try {
  const manager = await enter('manager')
  await take(manager, '/', 'home')
  const rated = await firstId(manager, '/api/v1/tickets?status=closed&kind=complaint&limit=20')
  const { customerId } = (await ask(manager, `/api/v1/tickets/${rated}`)) as { customerId: string }
  await take(manager, `/customers/${customerId}`, 'customer')
  await take(manager, `/tickets/${rated}`, 'ticket')
  const { url } = (await ask(manager, `/api/v1/tickets/${rated}/progress-link`)) as { url: string }
  const old = { field: 'lastOrderAt', op: 'not_in_last_days', value: 180 }
  await take(manager, `/customers?filter=${encodeURIComponent(JSON.stringify(old))}`, 'views')
  await take(manager, '/customers/duplicates', 'duplicates')
  await take(manager, '/tickets?layout=board', 'board')
  await take(manager, '/settings/time-promises', 'time-promises')
  await take(manager, '/tickets/promises', 'promises')
  const improved = await firstId(manager, '/api/v1/improvements?limit=20')
  await take(manager, `/tickets/improvements/${improved}`, 'improvement')
  await take(manager, `/approvals/${await firstId(manager, '/api/v1/approvals?box=all&limit=20')}`, 'approval')
  await take(manager, '/knowledge', 'knowledge', (page) =>
    page.getByPlaceholder('像客户那样').fill('洗衣机甩干的时候一直抖咋办'),
  )
  await take(await enter('admin'), '/settings/roles', 'roles')
  const phone = await newPage(browser, { width: 390 })
  await take(phone, new URL(url).pathname, 'progress')
} finally {
  await browser.close()
}

async function enter(login: string): Promise<Page> {
  const found = logIns.find((one) => one.email.startsWith(`${login}@`))
  const page = await newPage(browser, { width: 1440 })
  await page.goto(`${origin}/login`)
  await page
    .locator('input')
    .first()
    .fill(found?.email ?? '')
  await page.locator('input[type=password]').fill(found?.password ?? '')
  await page.keyboard.press('Enter')
  await page.waitForURL((address) => !address.pathname.startsWith('/login'))
  return page
}

async function take(
  page: Page,
  path: string,
  name: string,
  act: (page: Page) => Promise<void> = async () => undefined,
) {
  await page.goto(`${origin}${path}`)
  await act(page)
  // the live stream never lets the network be idle; what is asked for at first does
  await page.waitForTimeout(2500)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  process.stdout.write(`${name}\n`)
}

async function firstId(page: Page, path: string): Promise<string> {
  const { items } = (await ask(page, path)) as { items: { id: string; rating: unknown; files: unknown[] }[] }
  return (items.find((item) => item.rating && item.files.length > 0) ?? items[0])?.id ?? ''
}

async function ask(page: Page, path: string): Promise<unknown> {
  return page.evaluate(async (address) => (await fetch(address)).json(), path)
}
