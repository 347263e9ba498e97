import type { PressingPromise } from '@zhike/contract/time-promises'
import { sayTimeExactly } from '@zhike/ui/spoken-time'
import type { Tone } from '@zhike/ui/tones'
import { Tag } from '../frame/tag.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { useMinute } from '../frame/time.tsx'
import { sayMinutes } from './durations.ts'
import { promiseTexts } from './time-promises.texts.ts'

const dayMinutes = 1440

type Standing = Pick<PressingPromise, 'target' | 'dueAt' | 'state'>

/** How long a promise has yet, or for how long it has been broken, on the clock on the wall; what and when on hover. */
export function Countdown({ promise: { target, dueAt, state } }: { readonly promise: Standing }) {
  const t = useTexts(promiseTexts)
  const locale = useLocale()
  const now = useMinute()
  if (dueAt === null) return <Tag>{t('paused')}</Tag>
  const minutes = Math.floor(Date.parse(dueAt) / 60_000) - now
  const left = sayMinutes(Math.abs(minutes), locale, dayMinutes)
  const tone: Tone = minutes < 0 ? 'broken' : state === 'warned' ? 'risk' : 'calm'
  return (
    <span title={`${t(`target_${target}`)} · ${sayTimeExactly(new Date(dueAt), { locale })}`}>
      <Tag tone={tone} plain={tone === 'calm'}>
        <span className="figures">{t(minutes < 0 ? 'over' : 'left', { time: left })}</span>
      </Tag>
    </span>
  )
}
