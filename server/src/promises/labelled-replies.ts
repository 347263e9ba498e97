import { readFileSync } from 'node:fs'

/** A reply, when it was written, and by when each of its promises is due; none where it promises nothing. */
export interface LabelledReply {
  readonly at: Date
  readonly text: string
  readonly due: readonly Date[]
}

const timeOf = (reading: string) => new Date(`${reading.trim().replace(' ', 'T')}:00+08:00`)

/**
 * A labelled set: `labelled-replies` was written before the finder, which was mended by it; `labelled-replies-beyond` after
 * the finder, which was not changed for it.
 */
export function labelledReplies(set: 'labelled-replies' | 'labelled-replies-beyond'): LabelledReply[] {
  const lines = readFileSync(new URL(`${set}.txt`, import.meta.url), 'utf8').split('\n')
  let at = new Date(0)
  return lines.flatMap((line): LabelledReply[] => {
    if (line === '' || line.startsWith('#')) return []
    if (line.startsWith('[')) at = timeOf(line.slice(1, -1))
    if (line.startsWith('[')) return []
    const [text = '', due] = line.split(' => ')
    return [{ at, text, due: due === undefined ? [] : due.split(' | ').map(timeOf) }]
  })
}
