import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { checkAccessibility } from './accessibility.ts'
import { complaintsOf, launch, newPage, type View } from './browser.ts'
import { inkOf, shot } from './screenshots.ts'

const desk = { width: 1440 } as const
const phone = { width: 390, dark: true } as const

const progressPage = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>知客</title>
<meta name="viewport" content="width=device-width"><style>
  body { font: 16px/1.5 "PingFang SC", "Microsoft YaHei", sans-serif; margin: 32px; background: #fff; color: #1c1917 }
  @media (prefers-color-scheme: dark) { body { background: #1c1917; color: #fafaf9 } }
</style></head><body><main><h1>您的投诉正在处理</h1>
<p>工单 T-240611-0042 · 今天 14:20 · <strong>已受理</strong> → 处理中 ✓ ①②③</p><button type="button">催办</button></main></body></html>`
const greyOnGrey = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>知客</title></head>
<body><main><h1>标题</h1><p style="color:#bbb;background:#ccc">看不清</p></main></body></html>`
const broken = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>知客</title></head>
<body><script>throw new Error('not ready')</script></body></html>`
const pages: Readonly<Record<string, string>> = {
  '/': progressPage,
  '/grey': greyOnGrey,
  '/broken': broken,
  '/blank': '<title>空</title>',
}

const server = createServer((request, response) => {
  const page = pages[request.url ?? '']
  response.writeHead(page ? 200 : 204, { 'content-type': 'text/html; charset=utf-8' }).end(page)
})
let browser: Browser
let address: string

before(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launch()
})
after(async () => {
  await browser?.close()
  server.close()
})

async function open(path: string, view: View): Promise<Page> {
  const page = await newPage(browser, view)
  await page.goto(address + path)
  return page
}

test('Chinese characters, signs and weights each draw a picture of their own', async () => {
  const page = await open('/', desk)
  const drawings = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 })
    const pen = canvas.getContext('2d')
    const draw = (text: string, weight = 400): string => {
      pen?.clearRect(0, 0, 64, 64)
      if (pen) pen.font = `${weight} 48px "PingFang SC", sans-serif`
      pen?.fillText(text, 4, 52)
      return canvas.toDataURL()
    }
    // U+10FFFE is assigned to nothing, so it shows what a font draws for a character that it lacks.
    return [draw(''), draw('\u{10FFFE}'), ...[...'中国知客囍①→✓A'].map((text) => draw(text)), draw('中', 700)]
  })
  assert.equal(new Set(drawings).size, drawings.length)
})

for (const view of [desk, phone]) {
  test(`a page at ${view.width} is accessible, complains of nothing, and its screenshot shows something`, async () => {
    const page = await open('/', view)
    await shot(page, `harness-${view.width}`)
    await checkAccessibility(page)
    assert.deepEqual(complaintsOf(page), [])
  })
}

test('a phone is narrow and dark when asked', async () => {
  const page = await open('/', phone)
  const seen = await page.evaluate(() => ({
    width: innerWidth,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    language: navigator.language,
    offset: new Date('2026-01-01T00:00:00Z').getHours(),
  }))
  assert.deepEqual(seen, { width: 390, dark: true, language: 'zh-CN', offset: 8 })
})

test('a blank page is no screenshot', async () => {
  const page = await open('/blank', desk)
  assert.equal(await inkOf(page, await page.screenshot()), 0)
  await assert.rejects(shot(page, 'harness-blank'), /harness-blank is blank/)
})

test('text that cannot be told from its background is named', async () => {
  await assert.rejects(checkAccessibility(await open('/grey', desk)), /color-contrast[\s\S]*看不清/)
})

test('an error that a page throws is heard', async () => {
  assert.match(complaintsOf(await open('/broken', desk)).join(), /not ready/)
})
