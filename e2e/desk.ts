import type { Browser, Page } from 'playwright-core'
import { newPage, type View } from './browser.ts'
import type { Colleague, House } from './house.ts'

/** Long enough for a busy machine; whoever waits this long has waited in vain. */
const patience = 20_000

/** Opens the desk in a browser of the colleague's own and logs in; `path` is where the colleague wants to go. */
export async function sitDown(
  browser: Browser,
  house: House,
  who: Colleague,
  path = '/',
  view: View = { width: 1440 },
): Promise<Page> {
  const page = await newPage(browser, view)
  page.setDefaultTimeout(patience)
  await page.goto(`${house.origin}/login?next=${encodeURIComponent(path)}`)
  await logIn(page, who)
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
  return page
}

/** Fills in the log-in form that `page` shows. */
export async function logIn(page: Page, { email, password }: Pick<Colleague, 'email' | 'password'>): Promise<void> {
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** Waits until the page shows `text`, as a person does. */
export async function seen(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor({ timeout: patience })
}
