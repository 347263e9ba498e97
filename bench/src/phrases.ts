import { labelledReplies, measureFinder } from '@zhike/server/promise-phrases'
import { workedOut } from '@zhike/server/working-time'
import type { Line } from './table.ts'

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

/** Bars for what the finder was made by, and for what it had not seen. */
const sets = [
  { set: 'labelled-replies', called: 'known to the finder', precision: 0.98, recall: 0.97 },
  { set: 'labelled-replies-beyond', called: 'not seen before', precision: 0.75, recall: 0.8 },
] as const

/** Promises in labelled replies: whether they are found, to the minute. */
export function measurePhrases(print: (line: string) => void): Line[] {
  return sets.flatMap(({ set, called, ...bar }) => {
    const replies = labelledReplies(set)
    const { wrong, ...found } = measureFinder(replies, calendar)
    for (const { reply } of wrong) print(`  ${called}: ${reply.text}`)
    return (['precision', 'recall'] as const).map((figure) => ({
      work: `promises in ${replies.length} replies ${called}: ${figure}`,
      measured: found[figure].toFixed(3),
      bar: `≥ ${bar[figure]}`,
      met: found[figure] >= bar[figure],
    }))
  })
}
