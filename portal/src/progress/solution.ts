import type { Progress } from '@zhike/contract/portal'
import { h } from 'preact'
import { useWords } from '../frame/reader.ts'
import { When } from '../frame/when.ts'
import { progressTexts } from './progress.texts.ts'

/** What we say solves it. */
export function Solution({ resolution }: { readonly resolution: NonNullable<Progress['resolution']> }) {
  const words = useWords(progressTexts)
  return h(
    'section',
    { class: 'card solution' },
    h('h2', null, words('solution')),
    h('p', { class: 'said' }, resolution.summary),
    h('p', { class: 'when' }, h(When, { at: resolution.at })),
  )
}
