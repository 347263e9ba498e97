import type { Stage } from '@zhike/server/stage'
import type { Cast, KnownCustomer } from './cast.ts'
import type { Random } from './random.ts'
import type { Step } from './steps.ts'
import { atWork, daysBefore } from './times.ts'

interface Keeping {
  readonly stage: Stage
  readonly cast: Cast
  readonly customers: readonly KnownCustomer[]
  readonly random: Random
  readonly today: Date
  readonly count: number
}

const days = 84

/** Colleagues who go through the records: facts confirmed, numbers that are dead. Once a week it is noted how good they are. */
export function keepSteps({ stage, cast, customers, random, today, count }: Keeping): Step[] {
  const { customers: desk } = cast('manager').desk
  const confirmed = Array.from({ length: count }, (): Step => {
    const { id } = random.pick(customers)
    // more and more, since there is a list of what is wanting
    const at = atWork(daysBefore(today, days * (1 - Math.sqrt(random.next()))))
    return { at, run: () => desk.confirm({ id }) }
  })
  const dead = Array.from({ length: Math.round(count / 6) }, (): Step => {
    const { id } = random.pick(customers)
    const why = random.chance(0.7) ? ('out_of_service' as const) : ('wrong_person' as const)
    const at = atWork(daysBefore(today, days * random.next()))
    return {
      at,
      run: async () => {
        const phone = (await desk.get({ id })).identities.find(({ kind }) => kind === 'phone')
        if (phone) await desk.reportFailure({ id, identityId: phone.id, why })
      },
    }
  })
  const noted = Array.from({ length: days / 7 }, (_, week): Step => {
    const at = daysBefore(today, days - 7 * week)
    return { at, run: () => noteQuality(stage) }
  })
  return [...noted, ...confirmed, ...dead]
}

/** Judges who is due, and notes how good the records of each team are now. */
export async function noteQuality(stage: Stage): Promise<void> {
  for (const work of ['customers.sweep_quality', 'customers.note_quality']) await stage.strike(work)
}
