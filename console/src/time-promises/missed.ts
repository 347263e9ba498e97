import type { MissedPromise } from '@zhike/contract/time-promises'

/** So many a replay tells one by one. */
export const mostListed = 200

/** Which of what would have been missed are looked at: all, or those of a target, a team or an hour. */
export interface Chosen {
  readonly target?: string
  readonly team?: string | null
  readonly hour?: number
}

/** Whether a promise is one of those. Hours are the company’s. */
export const fitsChosen = (missed: MissedPromise, { target, team, hour }: Chosen): boolean =>
  (target === undefined || missed.target === target) &&
  (team === undefined || missed.team === team) &&
  (hour === undefined || companyHour(missed.dueAt) === hour)

const hours = new Intl.DateTimeFormat('en-US', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Asia/Shanghai' })

const companyHour = (at: string) => Number(hours.format(new Date(at)))
