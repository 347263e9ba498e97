import type { Progress } from '@zhike/contract/portal'
import { h } from 'preact'
import { useContext } from 'preact/hooks'
import { frameTexts } from '../frame/frame.texts.ts'
import { Icon } from '../frame/icons.ts'
import { ReaderContext, useWords } from '../frame/reader.ts'
import { sayWhen } from '../frame/when.ts'
import { progressTexts } from './progress.texts.ts'
import type { Standing } from './standing.ts'

/** How it stands, in one sentence, and what that means for the customer. */
export function Headline({ progress, standing }: { readonly progress: Progress; readonly standing: Standing }) {
  const words = useWords(progressTexts)
  const names = useWords(frameTexts)
  const over = standing === 'confirmed' || standing === 'closed'
  const underWay = standing === 'received' || standing === 'handled'
  return h(
    'section',
    { class: `card headline ${standing}` },
    h('p', { class: 'number' }, `${names(`kind.${progress.kind}`)} · ${words('number', { number: progress.number })}`),
    h(
      'h1',
      null,
      over ? h(Icon, { name: 'check' }) : null,
      words(`now.${standing}`, { handler: progress.handler ?? '' }),
    ),
    h('p', null, words(`next.${standing}`)),
    underWay ? h(Promised, { promised: progress.promised }) : null,
    progress.urgedTimes > 0 && underWay
      ? h(
          'p',
          { class: 'quiet' },
          words(progress.urgedTimes === 1 ? 'urgedOnce' : 'urged', { count: progress.urgedTimes }),
        )
      : null,
  )
}

/** By when we answer and solve it, in words; of what is late, that we know. */
function Promised({ promised }: Pick<Progress, 'promised'>) {
  const words = useWords(progressTexts)
  const reader = useContext(ReaderContext)
  return h(
    'ul',
    { class: 'promised' },
    promised.map(({ target, at }) =>
      at === null
        ? null
        : h(
            'li',
            { key: target },
            words(new Date(at) < reader.now ? 'promisedLate' : `promised.${target}`, { when: sayWhen(at, reader) }),
          ),
    ),
  )
}
