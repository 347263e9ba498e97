import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk } from '../../test/harness.ts'
import { addPortal } from './pages.ts'

const complaint = { kind: 'complaint', title: 'It leaks', description: 'Since Monday', name: 'Lin' } as const

/** A desk with the customers' pages, and how to open one. */
async function openPages(desk: Desk) {
  await addPortal(desk.app, { clock: () => desk.now })
  return (url: string, headers: Record<string, string> = {}) => desk.app.inject({ url, headers })
}

async function progressPath(desk: Desk, title: string = complaint.title): Promise<string> {
  const { progressUrl } = await desk.client().portal.submit({ ...complaint, title, phone: '13800138000' })
  return new URL(progressUrl).pathname
}

test(
  'the help centre opens in Chinese, and in English for those who ask or choose',
  onDesk(async (desk) => {
    const open = await openPages(desk)
    const chinese = await open('/portal')
    assert.equal(chinese.statusCode, 200)
    assert.match(chinese.body, /<html lang="zh-CN">/)
    assert.match(chinese.body, /href="\/portal\?lang=en"/)
    assert.match((await open('/portal', { 'accept-language': 'en-GB,en' })).body, /<html lang="en">/)
    const chosen = await open('/portal?lang=en')
    assert.match(chosen.body, /<html lang="en">/)
    const cookie = String(chosen.headers['set-cookie']).split(';')[0] ?? ''
    assert.match((await open('/portal', { cookie })).body, /<html lang="en">/)
  }),
)

test(
  'the form offers the categories of the company',
  onDesk(async (desk) => {
    const open = await openPages(desk)
    const manager = await desk.as('administrator')
    await manager.categories.create({ kind: 'complaint', name: 'Fitting <quality>' })
    const form = await open('/portal/requests/new?kind=complaint')
    assert.equal(form.statusCode, 200)
    assert.match(form.body, /value="complaint" checked/)
    assert.match(form.body, />Fitting &lt;quality/)
  }),
)

test(
  'the progress page shows a request as its customer knows it, without its notes and names inside',
  onDesk(async (desk) => {
    const open = await openPages(desk)
    const path = await progressPath(desk, '</script><script>alert(1)</script>')
    const manager = await desk.as('manager')
    const colleague = await desk.person('representative', { name: '林晓燕', scope: 'all' })
    const { items } = await manager.tickets.list({})
    const id = items[0]?.id ?? ''
    await manager.tickets.assign({ id, staffId: colleague.id })
    await desk.client(colleague).tickets.addMessage({ id, body: 'We come tomorrow', visibility: 'public' })
    await desk.client(colleague).tickets.addMessage({ id, body: 'a hard one', visibility: 'internal' })
    const page = await open(path)
    assert.equal(page.statusCode, 200)
    assert.match(page.body, /We come tomorrow/)
    assert.match(page.body, /林老师/)
    assert.doesNotMatch(page.body, /a hard one|晓燕|<script>/)
  }),
)

test(
  'the address of a progress page is kept from caches, other sites and search engines',
  onDesk(async (desk) => {
    const open = await openPages(desk)
    const { headers } = await open(await progressPath(desk))
    assert.equal(headers['cache-control'], 'no-store')
    assert.equal(headers['referrer-policy'], 'no-referrer')
    assert.match(String(headers['x-robots-tag']), /noindex/)
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /script-src 'self';/)
    assert.doesNotMatch(policy, /unsafe/)
  }),
)

test(
  'a link that is wrong, changed or expired says so kindly and gives nothing away',
  onDesk(async (desk) => {
    const open = await openPages(desk)
    const path = await progressPath(desk)
    for (const wrong of ['/portal/progress/x', `${path}x`, `/portal/progress/${'%00'.repeat(30)}`]) {
      const page = await open(wrong)
      assert.equal(page.statusCode, 404, wrong)
      assert.match(page.body, /这个链接打不开了/)
      assert.doesNotMatch(page.body, /It leaks/)
    }
    desk.now = new Date(desk.now.getTime() + 400 * 86_400_000)
    assert.match((await open(path)).body, /这个链接打不开了/)
    const nowhere = await open('/portal/nowhere')
    assert.equal(nowhere.statusCode, 404)
    assert.match(nowhere.body, /没有这个页面/)
  }),
)

test(
  'pages come while the database is away, saying that nothing is lost',
  onDesk(async (desk) => {
    const open = await openPages(desk)
    const path = await progressPath(desk)
    const lost = Object.assign(new Error('terminating connection'), { code: '57P01' })
    Object.assign(desk.store, { transaction: () => Promise.reject(lost) })
    const page = await open(path)
    assert.equal(page.statusCode, 503)
    assert.equal(page.headers['retry-after'], '5')
    assert.match(page.body, /系统正在恢复/)
    assert.equal((await open('/portal')).statusCode, 200)
  }),
)
