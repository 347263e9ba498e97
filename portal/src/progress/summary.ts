import type { Progress } from '@zhike/contract/portal'
import { h } from 'preact'
import { useWords } from '../frame/reader.ts'
import { When } from '../frame/when.ts'
import { progressTexts } from './progress.texts.ts'

/** What the customer asked, who is on it, since when. */
export function Summary({ progress }: { readonly progress: Progress }) {
  const words = useWords(progressTexts)
  return h(
    'section',
    { class: 'card summary' },
    h('h2', null, words('yours')),
    h('p', { class: 'asked' }, progress.title),
    h('p', { class: 'said' }, progress.description),
    h(
      'dl',
      null,
      h('dt', null, words('handler')),
      h('dd', null, progress.handler ?? words('handlerNone')),
      h('dt', null, words('filed')),
      h('dd', null, h(When, { at: progress.createdAt })),
    ),
  )
}
