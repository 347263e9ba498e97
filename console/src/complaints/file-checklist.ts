import type { Check, Complaint } from '@zhike/contract/complaints'

/** Parts of a file that a complaint is led through, in their order. */
export const checkedParts = [
  'entries',
  'causes',
  'measures',
  'compensations',
  'answers',
  'checks',
  'followUps',
] as const
export type CheckedPart = (typeof checkedParts)[number]

/** Wanting before it should be closed; waiting for something that is under way; done; or nothing, which is right as well. */
export type CheckState = 'wanting' | 'waiting' | 'done' | 'nothing'

const told: readonly Complaint['stage'][] = ['answered', 'verified', 'following_up', 'closed']

/** How far each part of a file is. What was said before a complaint was opened again is said anew. */
export function checklistOf(file: Complaint): Readonly<Record<CheckedPart, CheckState>> {
  const { entries, causes, measures, compensations, followUps, stage, status } = file
  const wanted = status === 'closed' ? 'nothing' : 'wanting'
  const some = (all: readonly unknown[], isWaiting: boolean) =>
    all.length === 0 ? 'nothing' : isWaiting ? 'waiting' : 'done'
  return {
    entries: some(entries, false),
    causes: causes.length > 0 ? 'done' : wanted,
    measures: some(
      measures,
      measures.some(({ doneAt }) => doneAt === null),
    ),
    compensations: some(
      compensations,
      compensations.some(({ state }) => state === 'pending' || state === 'approved'),
    ),
    answers: lastAnswerOf(file) && told.includes(stage) ? 'done' : wanted,
    checks: lastWordOf(file) && told.slice(1).includes(stage) ? 'done' : wanted,
    followUps: some(
      followUps,
      followUps.some(({ state }) => state !== 'done'),
    ),
  }
}

/** When the customer was last told the outcome: by an answer, or by the solution, which they read on the progress page. */
export const lastAnswerOf = ({ answers, resolution }: Complaint): string | undefined =>
  [...answers, ...(resolution ? [resolution] : [])]
    .map(({ at }) => at)
    .sort()
    .at(-1)

/** What the customer last said of the outcome: when a colleague asked, by stars, or by confirming it. */
export function lastWordOf({ checks, rating, confirmation }: Complaint): LastWord | undefined {
  const words: LastWord[] = [
    ...(confirmation ? [{ at: confirmation.at, confirmed: true } as const] : []),
    ...(rating ? [{ at: rating.at, stars: rating.score }] : []),
    ...checks.map(({ at, satisfaction }) => ({ at, satisfaction })),
  ]
  return words.sort((one, other) => one.at.localeCompare(other.at)).at(-1)
}
type LastWord = { readonly at: string } & (
  | { readonly confirmed: true }
  | { readonly stars: number }
  | Pick<Check, 'satisfaction'>
)

/** What a file still lacks, in the order in which it is done. */
export function wantingOf(file: Complaint): readonly CheckedPart[] {
  const states = checklistOf(file)
  return checkedParts.filter((part) => states[part] === 'wanting')
}
