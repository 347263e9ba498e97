import type { Complaint } from '@zhike/contract/complaints'

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
  const { entries, causes, measures, compensations, answers, checks, followUps, stage, status } = file
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
    answers: answers.length > 0 && told.includes(stage) ? 'done' : wanted,
    checks: checks.length > 0 && told.slice(1).includes(stage) ? 'done' : wanted,
    followUps: some(
      followUps,
      followUps.some(({ state }) => state !== 'done'),
    ),
  }
}

/** What a file still lacks, in the order in which it is done. */
export function wantingOf(file: Complaint): readonly CheckedPart[] {
  const states = checklistOf(file)
  return checkedParts.filter((part) => states[part] === 'wanting')
}
