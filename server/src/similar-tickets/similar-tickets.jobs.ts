import { type Schedule, schedule } from '../platform/jobs/background.ts'
import { countWords } from './similar-tickets.queries.ts'

/** So many of the newest tickets say which words are common. */
const sampled = 20_000

/** What the module does by the clock. */
export const similarTicketSchedules: readonly Schedule[] = [
  schedule('similar-tickets.count-words', '25 4 * * *', ({ inSystem }) =>
    inSystem(async ({ db }) => void (await countWords(db, sampled))),
  ),
]
