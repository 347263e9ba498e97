import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locale } from '@zhike/contract/reasons'
import type { Say } from '../frame/texts.ts'
import { policyTexts } from './policies.texts.ts'
import { sayReplay } from './replay-words.ts'

type Texts = (typeof policyTexts)[Locale]

const sayIn =
  (locale: Locale): Say<Texts> =>
  (key, values = {}) =>
    policyTexts[locale][key].replace(/{{(\w+)}}/g, (_, name: string) => String(values[name]))

const replay = {
  tickets: 1240,
  late: 86,
  lateNow: 51,
  crowd: { team: '售后二组', weekday: 1, fromHour: 10, toHour: 12, missed: 14 },
  targets: [],
  teams: [],
  hours: [],
  people: 4.7,
  peopleNow: 3.2,
  missed: [],
}
const asked = { name: '提速', from: '2026-06-01', to: '2026-08-29' }

test('what a replay found is said in sentences: how many would be late, where most, and how many people it takes', () => {
  assert.deepEqual(sayReplay(replay, asked, sayIn('zh-CN'), 'zh-CN'), [
    '按「提速」，2026年6月1日 至 2026年8月29日 的 1,240 张工单中有 86 张（6.9%）会超时，现行策略下是 51 张（4.1%）。',
    '最集中在 售后二组 周一 10–12 点 到期的承诺，有 14 次超时。',
    '要守住这些承诺，约需 4.7 人同时在岗，比现行策略多 1.5 人。',
  ])
  assert.deepEqual(sayReplay({ ...replay, crowd: null, people: 3.2 }, asked, sayIn('en'), 'en'), [
    'By “提速”, 86 of the 1,240 tickets from Jun 1, 2026 to Aug 29, 2026 would be late (6.9%); by the policies in force it is 51 (4.1%).',
    'It takes about 3.2 people at a time to keep these promises, as many as now: not more hands, but earlier ones.',
  ])
})
