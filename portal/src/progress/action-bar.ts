import { h } from 'preact'
import { useContext } from 'preact/hooks'
import { Icon } from '../frame/icons.ts'
import { ReaderContext, useWords } from '../frame/reader.ts'
import { sayWhen } from '../frame/when.ts'
import type { Answer } from './answering.ts'
import { progressTexts } from './progress.texts.ts'
import type { Offers } from './standing.ts'
import type { ProgressActs } from './use-progress.ts'

interface ActionBarProps {
  readonly acts: ProgressActs
  readonly offers: Offers
  readonly write: (answer: Answer) => void
}

/** What can be done now, under the thumb. */
export function ActionBar({ acts, offers, write }: ActionBarProps) {
  const words = useWords(progressTexts)
  if (offers.confirm) {
    return h(
      'div',
      { class: 'bar' },
      h('button', { type: 'button', class: 'button quiet', onClick: () => write('supplement') }, words('add')),
      h('button', { type: 'button', class: 'button quiet', onClick: () => write('reject') }, words('unsolved')),
      h(
        'button',
        { type: 'button', class: 'button', disabled: acts.busy, onClick: () => void acts.confirm() },
        h(Icon, { name: 'check' }),
        words('solved'),
      ),
    )
  }
  if (!offers.supplement) return null
  return h(
    'div',
    { class: 'bar' },
    offers.urge ? h(UrgeButton, { acts }) : null,
    h(
      'button',
      { type: 'button', class: 'button', onClick: () => write('supplement') },
      h(Icon, { name: 'pen' }),
      words('add'),
    ),
  )
}

/** For those whose trouble came back after they had confirmed. */
export function CameBack({ write }: Pick<ActionBarProps, 'write'>) {
  const words = useWords(progressTexts)
  return h(
    'p',
    { class: 'after needs-script' },
    words('again'),
    h('button', { type: 'button', class: 'link', onClick: () => write('reject') }, words('unsolved')),
  )
}

/** Urges, or says from when on it can be done again. */
function UrgeButton({ acts }: { readonly acts: ProgressActs }) {
  const words = useWords(progressTexts)
  const reader = useContext(ReaderContext)
  const { urgeAgainAt } = acts.progress
  const later = urgeAgainAt !== null && new Date(urgeAgainAt) > reader.now
  return h(
    'button',
    { type: 'button', class: 'button quiet', disabled: later || acts.busy, onClick: () => void acts.urge() },
    later ? null : h(Icon, { name: 'bell' }),
    later ? words('urgeAgain', { when: sayWhen(urgeAgainAt, reader) }) : words('urge'),
  )
}
