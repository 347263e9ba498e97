import type { Stage } from '@zhike/server/stage'
import type { DemoLogIn } from './cast.ts'
import type { Step } from './steps.ts'
import { atWork, daysBefore, minutesAfter } from './times.ts'

interface Visits {
  readonly stage: Stage
  readonly logIns: readonly DemoLogIn[]
  readonly today: Date
}

/** Colleagues log in and out again: all of them in these weeks, and most before the review of a quarter ago. */
export function visitSteps({ stage, logIns, today }: Visits): Step[] {
  return logIns.flatMap((logIn, at) => {
    const days = [10 + ((at * 5) % 19), ...(at % 3 === 2 ? [] : [94 + ((at * 7) % 11)])]
    return days.map((ago) => ({
      at: minutesAfter(atWork(daysBefore(today, ago)), at * 3),
      run: () => visit(stage, logIn),
    }))
  })
}

async function visit({ app }: Stage, { email, password }: DemoLogIn): Promise<void> {
  const url = '/api/v1/auth/session'
  const answer = await app.inject({ method: 'POST', url, payload: { email, password } })
  if (answer.statusCode >= 300) throw new Error(`${email} cannot log in: ${answer.body}`)
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  const left = await app.inject({ method: 'DELETE', url, headers: { cookie } })
  if (left.statusCode !== 204) throw new Error(`${email} cannot log out: ${left.body}`)
}
