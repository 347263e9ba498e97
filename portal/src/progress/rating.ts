import type { Progress } from '@zhike/contract/portal'
import { h, type TargetedEvent } from 'preact'
import { useState } from 'preact/hooks'
import { Field } from '../frame/field.ts'
import { Icon } from '../frame/icons.ts'
import { useWords } from '../frame/reader.ts'
import { useReady } from '../frame/ready.ts'
import { progressTexts } from './progress.texts.ts'
import type { ProgressActs } from './use-progress.ts'

const scores = [1, 2, 3, 4, 5] as const
type Score = (typeof scores)[number]

/** Asks for 1 to 5 and, if wanted, a few words. */
export function RatingForm({ acts }: { readonly acts: ProgressActs }) {
  const words = useWords(progressTexts)
  const [score, setScore] = useState<Score | undefined>(undefined)
  const [comment, setComment] = useState('')
  const [missing, setMissing] = useState(false)

  const ready = useReady()

  function send(event: TargetedEvent<HTMLFormElement>) {
    event.preventDefault()
    setMissing(score === undefined)
    if (score !== undefined) void acts.rate(score, comment.trim())
  }

  const star = (value: Score) =>
    h(
      'label',
      { class: score !== undefined && value <= score ? 'star full' : 'star', title: words(`score.${value}`) },
      h('input', {
        class: 'unseen',
        type: 'radio',
        name: 'score',
        value,
        checked: score === value,
        onChange: () => setScore(value),
        'aria-label': `${value} ${words(`score.${value}`)}`,
      }),
      h(Icon, { name: 'star' }),
    )

  return h(
    'form',
    { class: 'card rating needs-script', onSubmit: send },
    h(
      'fieldset',
      null,
      h('legend', null, words('rate')),
      h('div', { class: 'stars' }, scores.map(star)),
      h('p', { class: 'verdict', 'aria-live': 'polite' }, score === undefined ? '' : words(`score.${score}`)),
      missing && score === undefined ? h('p', { class: 'wrong', role: 'alert' }, words('rateFirst')) : null,
    ),
    h(Field, {
      name: 'rating-words',
      label: words('rateHint'),
      value: comment,
      change: setComment,
      maxLength: 2000,
      rows: 3,
    }),
    h(
      'button',
      { type: 'submit', class: 'button wide', disabled: acts.busy || !ready },
      words(acts.busy ? 'sending' : 'rateSend'),
    ),
  )
}

/** What the customer said of us, once it is said. */
export function Rated({ rating }: { readonly rating: NonNullable<Progress['rating']> }) {
  const words = useWords(progressTexts)
  const verdict = words(`score.${rating.score as Score}`)
  return h(
    'section',
    { class: 'card rating' },
    h('h2', null, words('rated')),
    h(
      'p',
      { class: 'stars small', role: 'img', 'aria-label': `${rating.score} ${verdict}` },
      scores.map((value) =>
        h('span', { class: value <= rating.score ? 'star full' : 'star' }, h(Icon, { name: 'star' })),
      ),
    ),
    h('p', { class: 'verdict' }, verdict),
    rating.comment ? h('p', { class: 'said' }, rating.comment) : null,
  )
}
