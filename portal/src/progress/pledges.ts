import type { Progress } from '@zhike/contract/portal'
import { h } from 'preact'
import { useContext } from 'preact/hooks'
import { Icon } from '../frame/icons.ts'
import { ReaderContext, useWords } from '../frame/reader.ts'
import { sayWhen } from '../frame/when.ts'
import { progressTexts } from './progress.texts.ts'

/** What colleagues promised to do: by when, that it was done, or that it is late. */
export function Pledges({ pledged }: Pick<Progress, 'pledged'>) {
  const words = useWords(progressTexts)
  if (pledged.length === 0) return null
  return h(
    'section',
    { class: 'card pledges' },
    h('h2', null, words('pledged')),
    h(
      'ul',
      { class: 'pledge-list' },
      pledged.map((pledge) => h(Pledge, { key: pledge.dueAt + pledge.words, pledge })),
    ),
  )
}

function Pledge({ pledge: { words: said, dueAt, keptAt } }: { readonly pledge: Progress['pledged'][number] }) {
  const words = useWords(progressTexts)
  const reader = useContext(ReaderContext)
  const standing = keptAt ? 'kept' : new Date(dueAt) < reader.now ? 'late' : 'open'
  return h(
    'li',
    { class: `pledge pledge-${standing}` },
    h('span', { class: 'pledge-words' }, keptAt ? h(Icon, { name: 'check' }) : null, said),
    h('span', { class: 'pledge-when' }, words(`pledge.${standing}`, { when: sayWhen(keptAt ?? dueAt, reader) })),
  )
}
