import type { Progress } from '@zhike/contract/portal'
import { h } from 'preact'
import { fileAddress } from '../frame/calls.ts'
import { useWords } from '../frame/reader.ts'
import { When } from '../frame/when.ts'
import { newestFirst } from './newest-first.ts'
import { progressTexts } from './progress.texts.ts'
import type { Standing } from './standing.ts'
import { useStepWords } from './step-words.ts'

type Step = Progress['steps'][number]

interface TrackProps {
  readonly token: string
  readonly progress: Progress
  readonly standing: Standing
}

/** What comes next, then what happened, the newest above: as people know it from their parcels. */
export function Track({ token, progress, standing }: TrackProps) {
  const words = useWords(progressTexts)
  const over = standing === 'confirmed' || standing === 'closed'
  return h(
    'section',
    { class: 'card' },
    h('h2', null, words('track')),
    h(
      'ol',
      { class: 'track' },
      over
        ? null
        : h(
            'li',
            { class: 'ahead' },
            h('p', { class: 'what' }, words('ahead', { step: words(`nextStep.${standing}`) })),
          ),
      newestFirst(progress).map((step) => h(StepRow, { key: step.at + step.type, token, step })),
    ),
  )
}

function StepRow({ token, step }: { readonly token: string; readonly step: Step }) {
  const say = useStepWords()
  return h(
    'li',
    { class: step.type.replace(/^.*\./, '') },
    h('p', { class: 'what' }, say(step)),
    h('p', { class: 'when' }, h(When, { at: step.at })),
    step.text ? h('p', { class: 'said' }, step.text) : null,
    h(Pictures, { token, files: step.files }),
  )
}

/** The pictures of a step, small; each opens in a page of its own. */
function Pictures({ token, files }: { readonly token: string; readonly files: Step['files'] }) {
  const words = useWords(progressTexts)
  if (files.length === 0) return null
  return h(
    'ul',
    { class: 'shots' },
    files.map(({ id, name }) =>
      h(
        'li',
        { key: id },
        h(
          'a',
          { href: fileAddress(token, id, 'whole'), target: '_blank', rel: 'noopener noreferrer' },
          h('img', {
            src: fileAddress(token, id, 'small'),
            alt: words('picture', { name }),
            loading: 'lazy',
            decoding: 'async',
          }),
        ),
      ),
    ),
  )
}
