import type { WorkingCalendar } from '../calendar/calendar.ts'
import { findPromises } from './finding.ts'
import type { LabelledReply } from './labelled-replies.ts'

/** How well the finder does on labelled replies: a promise is right when it is due at the very minute. */
export function measureFinder(replies: readonly LabelledReply[], calendar: WorkingCalendar) {
  const judged = replies.map((reply) => {
    const found = findPromises(reply.text, reply.at, calendar).flatMap(({ due }) => due ?? [])
    const wanted = new Set(reply.due.map(Number))
    const right = found.filter((due) => wanted.has(due.getTime())).length
    return { reply, found, right }
  })
  const sum = (of: (each: (typeof judged)[number]) => number) => judged.reduce((total, each) => total + of(each), 0)
  const right = sum((each) => each.right)
  return {
    precision: right / sum(({ found }) => found.length),
    recall: right / sum(({ reply }) => reply.due.length),
    wrong: judged.filter(({ reply, found, right: fits }) => fits !== reply.due.length || fits !== found.length),
  }
}
