import { emitForCompany } from '../events/events.ts'
import { type Background, type Reaction, reaction, type Schedule, schedule } from '../jobs/background.ts'
import type { SealedPlace } from './places.ts'
import { rotate } from './rotating.ts'
import { isStranded } from './rotation.queries.ts'
import { announceRotation, ringSubject } from './rotation.ts'

/** A rotation runs where reactions run, beside the rest of the work. */
export const rotationReactions = (places: readonly SealedPlace[]): readonly Reaction[] => {
  const run = async (background: Background) => {
    await rotate(background, places)
  }
  return [reaction('keys.rotate', 'key_rotation.started', run), reaction('keys.rotate-on', 'key_rotation.resumed', run)]
}

/** Each minute: a version that nobody announced, and a rotation that nobody works on any more. */
export const rotationSchedules: readonly Schedule[] = [
  schedule('keys.resume', '* * * * *', ({ inSystem }) =>
    inSystem(async (ctx) => {
      await announceRotation(ctx)
      const version = ctx.tools.keys.current
      if (!(await isStranded(ctx.db, version))) return
      await emitForCompany(ctx, { type: 'key_rotation.resumed', subject: ringSubject, data: { version } })
    }),
  ),
]
