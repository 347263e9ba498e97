import type { Cast } from './cast.ts'
import type { Step } from './steps.ts'
import { atWork, daysBefore, minutesAfter } from './times.ts'

type Desk = ReturnType<Cast>['desk']

/**
 * Two reviews of access: one of three months ago, in which the key of a program that nobody uses any more was taken away,
 * and one of these days, half done.
 */
export function reviewSteps({ cast, today }: { readonly cast: Cast; readonly today: Date }): Step[] {
  const [admin, manager] = [cast('admin').desk, cast('manager').desk]
  const before = atWork(daysBefore(today, 92))
  const lately = atWork(daysBefore(today, 9))
  const first = { id: '' }
  const open = async (review: { id: string }) => {
    review.id = (await admin.accessReviews.open({ undecided: 'shown' })).id
  }
  const second = { id: '' }
  return [
    {
      at: daysBefore(before, 30),
      run: () => admin.apiKeys.create({ name: '旧官网表单', role: 'representative', scope: 'none' }),
    },
    {
      at: daysBefore(before, 20),
      run: () => admin.apiKeys.create({ name: '门店收银系统', role: 'after_sales', scope: 'none' }),
    },
    { at: before, run: () => open(first) },
    { at: minutesAfter(before, 90), run: () => decide(manager, first.id, 1) },
    { at: minutesAfter(before, 2000), run: () => decide(admin, first.id, 1) },
    { at: minutesAfter(before, 2010), run: () => admin.accessReviews.finish({ id: first.id }) },
    { at: lately, run: () => open(second) },
    { at: minutesAfter(lately, 45), run: () => decide(manager, second.id, 0.2) },
  ]
}

/** Goes through a share of the lines: colleagues stay, the key of the old form goes. */
async function decide({ accessReviews }: Desk, id: string, share: number): Promise<void> {
  const { items } = await accessReviews.lines({ id })
  const theirs = items.filter(({ mine, decision }) => mine && decision === null).toSorted(byKind)
  for (const { id: lineId, name, kind } of theirs.slice(0, Math.ceil(theirs.length * share))) {
    const isOld = name === '旧官网表单'
    const reason = isOld ? '官网已改版，不再使用' : kind === 'staff' ? '在岗，职责未变' : '仍在使用'
    await accessReviews.decide({ id, lineId, decision: isOld ? 'withdrawn' : 'confirmed', reason })
  }
}

/** The keys last: those that only played this company are gone at its end. */
const byKind = (one: { readonly kind: string }, other: { readonly kind: string }) => other.kind.localeCompare(one.kind)
