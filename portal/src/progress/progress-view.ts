import type { Progress } from '@zhike/contract/portal'
import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { IslandState } from '../frame/island.ts'
import { useWords } from '../frame/reader.ts'
import { ActionBar, CameBack } from './action-bar.ts'
import { type Answer, Rejecting, Supplementing } from './answering.ts'
import { Headline } from './headline.ts'
import { Pledges } from './pledges.ts'
import { progressTexts } from './progress.texts.ts'
import { Rated, RatingForm } from './rating.ts'
import { Saved } from './saved.ts'
import { Solution } from './solution.ts'
import { offersOf, standingOf } from './standing.ts'
import { Summary } from './summary.ts'
import { Track } from './track.ts'
import { useProgress } from './use-progress.ts'

export interface ProgressState extends IslandState {
  readonly token: string
  readonly progress: Progress
}

/** The whole progress page: how it stands, what happened, and what its customer can do. */
export function ProgressView({ token, progress: initial }: ProgressState) {
  const words = useWords(progressTexts)
  const acts = useProgress(token, initial)
  const [writing, setWriting] = useState<Answer | undefined>(undefined)
  const { progress, told } = acts
  const standing = standingOf(progress)
  const offers = offersOf(progress)
  const close = () => setWriting(undefined)
  const write = (answer: Answer) => {
    acts.hush()
    setWriting(answer)
  }
  return h(
    'div',
    { class: 'columns' },
    h(Saved, { number: progress.number }),
    h(
      'div',
      { class: 'story' },
      h(Headline, { progress, standing }),
      h(Pledges, { pledged: progress.pledged }),
      progress.resolution ? h(Solution, { resolution: progress.resolution }) : null,
      writing === 'supplement' && offers.supplement ? h(Supplementing, { acts, close }) : null,
      writing === 'reject' && offers.reject ? h(Rejecting, { acts, close }) : null,
      h(
        'div',
        { class: writing ? 'dock still needs-script' : 'dock needs-script' },
        h('p', { class: told ? `told ${told.tone}` : 'told', role: 'status' }, told?.text),
        writing ? null : h(ActionBar, { acts, offers, write }),
      ),
      offers.rate ? h(RatingForm, { acts }) : null,
      progress.rating ? h(Rated, { rating: progress.rating }) : null,
      h(Track, { token, progress, standing }),
      offers.reject && !offers.confirm && !writing ? h(CameBack, { write }) : null,
    ),
    h(
      'aside',
      null,
      h(Summary, { progress }),
      h(
        'p',
        { class: acts.reached ? 'reach needs-script' : 'reach lost needs-script' },
        words(acts.reached ? 'live' : 'paused'),
      ),
    ),
  )
}
