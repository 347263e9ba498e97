import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Progress } from '@zhike/contract/portal'
import { renderHome, renderNotice, renderProgress, renderRequestForm, type Visit } from './pages.ts'
import { progressTexts } from './progress/progress.texts.ts'

const visit: Visit = {
  locale: 'en',
  company: { name: null, phone: null, email: null },
  now: new Date('2026-03-16T02:00:00Z'),
  otherLanguage: '/portal?lang=zh',
  modules: (island) => [`/portal/assets/${island}.js`],
}
const hostile = '</script><script>alert(1)</script><img src=x onerror=alert(2)>"\'&'
const at = '2026-03-16T01:00:00.000Z'
const progress: Progress = {
  number: 'T-260316-0001',
  kind: 'complaint',
  title: hostile,
  description: hostile,
  status: 'resolved',
  handler: hostile,
  steps: [
    { type: 'ticket.created', at, text: null, by: null, files: [] },
    {
      type: 'ticket.replied',
      at,
      text: hostile,
      by: hostile,
      files: [{ id: '019a0000-0000-7000-8000-000000000001', name: hostile, mediaType: 'image/png', bytes: 1 }],
    },
    { type: 'ticket.of_a_newer_server', at, text: null, by: null, files: [] },
  ],
  resolution: { summary: hostile, at },
  confirmedAt: null,
  rating: { score: 4, comment: hostile, at },
  urgedTimes: 0,
  promised: [],
  pledged: [{ words: hostile, dueAt: at, keptAt: null }],
  urgeAgainAt: null,
  createdAt: at,
}

test('no text of a customer becomes markup, nor ends the state that lies beside it', () => {
  const html = renderProgress(visit, 'token', progress)
  assert.doesNotMatch(html, /<script>|<img src=x|onerror=alert\(2\)>"/)
  assert.equal(html.match(/<\/script>/g)?.length, 2, 'one module, one state')
  const state = /<script type="application\/json" id="state">(.*?)<\/script>/.exec(html)?.[1] ?? ''
  assert.deepEqual(JSON.parse(state).progress, progress)
})

test('a step that a newer server made is still told', () => {
  assert.match(renderProgress(visit, 'token', progress), /Something new/)
})

test('a page behind a signed link is not for search engines, the help centre is', () => {
  assert.match(renderProgress(visit, 'token', progress), /<meta name="robots" content="noindex, nofollow"/)
  assert.doesNotMatch(renderHome(visit), /noindex/)
})

test('the form opens for the kind that was asked for, with the sorts of that kind', () => {
  const choices = [
    { id: '019a0000-0000-7000-8000-000000000002', kind: 'complaint', name: 'Fitting' },
    { id: '019a0000-0000-7000-8000-000000000003', kind: 'praise', name: 'People' },
  ] as const
  const html = renderRequestForm(visit, 'complaint', choices)
  assert.match(html, /value="complaint" checked/)
  assert.match(html, />Fitting<\/option>/)
  assert.doesNotMatch(html, />People<\/option>/)
})

test('both languages say the same things', () => {
  const chinese = renderProgress({ ...visit, locale: 'zh-CN' }, 'token', progress)
  assert.match(chinese, new RegExp(progressTexts['zh-CN']['now.answered']))
  assert.match(chinese, /<html lang="zh-CN">/)
})

test('a page stands under the name of the company, or of the service where nobody has given one', () => {
  assert.match(renderHome(visit), /<title>[^<]* · Customer service<\/title>/)
  const named = renderHome({ ...visit, company: { ...visit.company, name: '禾木<b>电器' } })
  assert.match(named, /<title>[^<]* · 禾木&lt;b>电器<\/title>/)
  assert.match(named, /<b>禾木&lt;b>电器<\/b><small>Customer service<\/small>/)
})

test('every page says how the company is reached, where it has said so', () => {
  assert.doesNotMatch(renderHome(visit), /reach us/)
  const reached = { name: null, phone: '400-820 8820', email: 'service@hemu.example' }
  for (const html of [
    renderHome({ ...visit, company: reached }),
    renderNotice({ ...visit, company: reached }, 'unavailable'),
  ])
    assert.match(
      html,
      /reach us directly:<a href="tel:4008208820">400-820 8820<\/a><a href="mailto:service@hemu\.example">/,
    )
})

test('a page that needs its script says what to do without it, and names what goes dark then', () => {
  const reached = { ...visit, company: { ...visit.company, phone: '95588' } }
  const asking = renderRequestForm(reached, 'complaint', [])
  assert.match(asking, /<noscript><section class="card lifeless">.*?JavaScript is off.*?95588.*?<\/noscript>/)
  assert.match(asking, /<section class="card lifeless late" role="alert">.*?did not load whole.*?95588.*?Open again/)
  assert.match(asking, /<form class="asking needs-script"/)
  const following = renderProgress(reached, 'token', progress)
  assert.match(following, /<section class="card lifeless late"/)
  assert.match(following, /class="dock needs-script"/)
  assert.doesNotMatch(renderHome(reached), /class="card lifeless/, 'what needs no script says nothing of it')
})
