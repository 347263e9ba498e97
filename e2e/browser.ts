import { type Browser, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium.ts'
import { fontEnvironment } from './fonts.ts'

/** How a page is looked at: 1440 is a desk, 390 a phone held upright. */
export interface View {
  readonly width: 1440 | 390
  readonly dark?: boolean
  readonly locale?: 'zh-CN' | 'en'
  /** False for somebody whose browser runs no scripts. */
  readonly scripts?: false
}

const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a headless Chromium that shows Chinese on every machine. The caller closes it. */
export async function launch(): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  const surroundings = { ...process.env, ...env, ...(await fontEnvironment()) }
  return chromium.launch({ executablePath, env: surroundings, args: quietly })
}

const complaints = new WeakMap<Page, string[]>()

/** Opens a page in a browser profile of its own: no cookie of another page, Chinese time, no motion. */
export async function newPage(browser: Browser, view: View): Promise<Page> {
  const phone = view.width === 390
  const context = await browser.newContext({
    viewport: { width: view.width, height: phone ? 844 : 900 },
    isMobile: phone,
    hasTouch: phone,
    colorScheme: view.dark ? 'dark' : 'light',
    locale: view.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    javaScriptEnabled: view.scripts ?? true,
  })
  const page = await context.newPage()
  const heard: string[] = []
  complaints.set(page, heard)
  page.on('pageerror', (error) => heard.push(`uncaught ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`${message.text()} (${message.location().url})`)
  })
  return page
}

/** What `page` threw or logged as an error since it was opened: a journey that went well expects none. */
export function complaintsOf(page: Page): readonly string[] {
  return complaints.get(page) ?? []
}
