import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workedOut } from '../calendar/calendar.ts'
import { findPromises } from './finding.ts'
import { labelledReplies } from './labelled-replies.ts'
import { measureFinder } from './measuring.ts'
import { whyWords } from './why-words.ts'

const hours = [
  { from: 540, to: 720 },
  { from: 810, to: 1080 },
]
const calendar = workedOut({
  week: [hours, hours, hours, hours, hours, [], []],
  makeUp: hours,
  publicHolidays: true,
  specialDays: [],
})
const at = (reading: string) => new Date(`${reading}:00+08:00`)
const wednesday = at('2026-03-11T10:00')

test('promises in labelled replies are found, and by when they are due to the minute', () => {
  const replies = labelledReplies('labelled-replies')
  assert.ok(replies.length >= 150)
  const { precision, recall, wrong } = measureFinder(replies, calendar)
  const beyond = measureFinder(labelledReplies('labelled-replies-beyond'), calendar)
  assert.ok(beyond.precision >= 0.75 && beyond.recall >= 0.8, `${beyond.precision} ${beyond.recall}`)
  const missed = wrong.map(({ reply }) => reply.text).join('\n')
  assert.ok(precision >= 0.98 && recall >= 0.97, `${precision} ${recall}\n${missed}`)
})

test('a promise says where it stands in the text as it was written, and how its time follows', () => {
  const text = '好的，３ 个工作日内给您答复；尽快寄出。'
  const found = findPromises(text, wednesday, calendar)
  assert.deepEqual(
    found.map(({ phrase, start, end, due, why }) => [phrase, text.slice(start, end), due, whyWords(why, 'zh-CN')]),
    [
      [
        '３ 个工作日内',
        '３ 个工作日内',
        at('2026-03-16T18:00'),
        '第 3 个工作日（当天不算，跳过休息日和节假日），到下班',
      ],
      ['尽快', '尽快', null, '没有说到什么时候，不能记为承诺'],
    ],
  )
})

test('what hangs on something else is a hint without a time', () => {
  const [found] = findPromises('收到旧机后3个工作日内给您退款', wednesday, calendar)
  assert.deepEqual([found?.phrase, found?.due, found?.why.by], ['3个工作日内', null, 'depends'])
})

test('a festival that nobody has decided the days off of is its own day', () => {
  const due = (text: string) => findPromises(text, at('2027-09-01T10:00'), calendar)[0]?.due
  // Wednesday, 15 September 2027 is the lunar 15th of the eighth month
  assert.deepEqual(due('中秋前给您寄出'), at('2027-09-14T18:00'))
  assert.deepEqual(due('中秋后给您寄出'), at('2027-09-16T18:00'))
})
