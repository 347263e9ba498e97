import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { checkAccessibility } from '../accessibility.ts'
import { complaintsOf, launch, newPage } from '../browser.ts'
import { type House, openHouse } from '../house.ts'
import { photoNamed } from '../photo.ts'
import { shot } from '../screenshots.ts'

let house: House
let browser: Browser

before(async () => {
  house = await openHouse()
  browser = await launch()
})
after(async () => {
  await browser.close()
  await house.stop()
})

const seen = (page: Page, text: string) => page.getByText(text).first().waitFor({ timeout: 10_000 })

async function openForm(page: Page, title: string) {
  await page.goto(`${house.origin}/portal`)
  await page.getByRole('link', { name: /投诉/ }).tap()
  await page.getByLabel('一句话说明').fill(title)
  await page.getByLabel('详细经过').fill('装好第二天开始滴水')
}

test('a customer files a complaint on the phone, follows it live, is not satisfied, and then is', async () => {
  const manager = await house.withKey('manager')
  const colleague = await house.hire('林晓燕', 'representative')
  const page = await newPage(browser, { width: 390 })
  await openForm(page, '新空调漏水')
  const notes = { name: '经过.png', mimeType: 'image/png', buffer: Buffer.from('只是文字') }
  await page.locator('input[type=file]').setInputFiles([photoNamed('现场.png'), notes, photoNamed('地板.png')])
  await seen(page, '经过.png 不是可以识别的图片，没有添加')
  await page.getByRole('button', { name: '移除图片 地板.png' }).tap()
  await page.getByLabel('您的称呼').fill('张丽')
  await page.getByRole('button', { name: '提交' }).tap()
  await seen(page, '请留下手机号或邮箱')
  await page.getByLabel('手机号').fill('138 0013 8000')
  await checkAccessibility(page)
  await shot(page, 'portal-form')
  await page.getByRole('button', { name: '提交' }).dblclick()
  await page.waitForURL('**/portal/progress/**')
  await seen(page, '提交成功')
  const width = await page.locator('.shots img').evaluate(async (element) => {
    const picture = element as HTMLImageElement
    await picture.decode()
    return picture.naturalWidth
  })
  assert.equal(width, 1, 'the picture came back')

  const { items } = await manager.tickets.list({ kind: ['complaint'] })
  assert.equal(items.length, 1, 'two taps filed one request')
  const id = items[0]?.id ?? ''
  await manager.tickets.assign({ id, staffId: colleague.id })
  await seen(page, '林老师 正在处理')
  await manager.tickets.addMessage({ id, body: '师傅明天上午上门', visibility: 'public' })
  await seen(page, '师傅明天上午上门')
  await manager.tickets.addMessage({ id, body: '内部备注', visibility: 'internal' })
  await page.getByRole('button', { name: '催办' }).tap()
  await seen(page, '后可再催')
  await page.getByRole('button', { name: '补充' }).tap()
  await page.getByLabel('补充说明').fill('型号 KFR-35GW')
  await page.getByRole('button', { name: '发送' }).tap()
  await seen(page, '您补充了内容')
  await manager.tickets.update({ id, status: 'pending' })
  await seen(page, '等待中：我们在等一个答复')
  await seen(page, '我们在等一个答复，有进展会告诉您。')
  await shot(page, 'portal-progress')

  await manager.tickets.resolve({ id, summary: '已更换接头' })
  await seen(page, '已有解决办法，请您确认')
  await page.getByRole('button', { name: '没解决' }).tap()
  await page.getByLabel('还有什么没解决？').fill('又漏了')
  await page.getByRole('button', { name: '提交，请继续处理' }).tap()
  await seen(page, '您说还没解决')
  await manager.complaints.addCause({ ticketId: id, kind: 'product', text: '接头老化' })
  await manager.tickets.resolve({ id, summary: '换了整段排水管' })
  await seen(page, '换了整段排水管')
  await page.getByRole('button', { name: '已解决' }).tap()
  await page.getByTitle('满意', { exact: true }).tap()
  await page.getByLabel('想对我们说的话').fill('很耐心')
  await page.getByRole('button', { name: '提交评价' }).tap()
  await seen(page, '您的评价')
  await checkAccessibility(page)
  await shot(page, 'portal-rated')

  const { status, rating, urgedTimes } = await manager.tickets.get({ id })
  assert.deepEqual([status, rating?.score, rating?.comment, urgedTimes], ['closed', 4, '很耐心', 1])
  assert.doesNotMatch(await page.content(), /内部备注|晓燕/)
  assert.deepEqual(complaintsOf(page), [])
})

test('what was typed outlives a slow start and a closed page', async () => {
  const page = await newPage(browser, { width: 390 })
  await page.route('**/portal/assets/*', async (route) => {
    await new Promise((arrive) => setTimeout(arrive, 800))
    await route.continue()
  })
  await page.goto(`${house.origin}/portal/requests/new?kind=complaint`, { waitUntil: 'commit' })
  await page.getByLabel('一句话说明').fill('写得比网络快')
  const send = page.getByRole('button', { name: '提交' })
  assert.equal(await send.isDisabled(), true, 'nothing is sent before the page is alive')
  await page.waitForFunction(() => document.querySelector<HTMLButtonElement>('[type=submit]')?.disabled === false)
  assert.equal(await page.getByLabel('一句话说明').inputValue(), '写得比网络快')
  await page.getByLabel('详细经过').fill('还没写完')
  await page.reload()
  await seen(page, '草稿已保存在这台设备上')
  assert.equal(await page.getByLabel('详细经过').inputValue(), '还没写完')
})

test('a page whose script does not come, or may not run, shows no dead fields and says what to do instead', async () => {
  await house.administrator.company.update({ phone: '400-820-8820' })
  const stranger = await house.withKey('manager')
  const { progressUrl } = await stranger.portal.submit({
    kind: 'complaint',
    title: '新空调漏水',
    description: '装好第二天开始滴水',
    name: '张丽',
    phone: '138 0013 8000',
  })
  const form = `${house.origin}/portal/requests/new?kind=complaint`
  const cut = await newPage(browser, { width: 390 })
  await cut.route('**/portal/assets/*', (route) => route.abort())
  await cut.goto(form)
  assert.equal(await cut.getByText('这一页没有加载完整').isVisible(), false, 'the script may still be on its way')
  await seen(cut, '这一页没有加载完整')
  assert.equal(await cut.getByLabel('一句话说明').isVisible(), false)
  assert.equal(await cut.locator('.lifeless.late').getByRole('link', { name: '400-820-8820' }).isVisible(), true)
  await checkAccessibility(cut)
  await shot(cut, 'portal-form-not-loaded')
  await cut.unroute('**/portal/assets/*')
  await cut.getByRole('link', { name: '重新打开' }).tap()
  await cut.waitForFunction(() => document.querySelector<HTMLButtonElement>('[type=submit]')?.disabled === false)
  assert.equal(await cut.getByText('这一页没有加载完整').isVisible(), false)

  const still = await newPage(browser, { width: 390, scripts: false })
  for (const [address, name] of [
    [form, 'form'],
    [`${house.origin}${new URL(progressUrl).pathname}`, 'progress'],
  ] as const) {
    await still.goto(address)
    await still.locator('noscript .lifeless').waitFor()
    assert.equal(await still.getByRole('button').count(), 0, 'no button that does nothing')
    assert.equal(await still.getByRole('textbox').count(), 0, 'no field that goes nowhere')
    await shot(still, `portal-${name}-no-script`)
  }
})

test('the pages stand on a desk and in the dark, in English too', async () => {
  for (const dark of [false, true]) {
    const page = await newPage(browser, { width: 1440, dark, locale: 'en' })
    await page.goto(`${house.origin}/portal`)
    await seen(page, 'How can we help you?')
    await checkAccessibility(page)
    await shot(page, `portal-home-${dark ? 'dark' : 'light'}`)
    await page.goto(`${house.origin}/portal/progress/nobody-ever-signed-this-link`)
    await seen(page, 'This link does not open any more')
    await checkAccessibility(page)
  }
})
