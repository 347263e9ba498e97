import type { PromiseStanding } from '@zhike/contract/promises'
import type { Tone } from '@zhike/ui/tones'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { ledgerTexts } from './promises.texts.ts'

const tones: Readonly<Record<PromiseStanding, Tone>> = {
  running: 'calm',
  warned: 'risk',
  broken: 'broken',
  kept: 'good',
  kept_late: 'risk',
  withdrawn: 'calm',
}

/** How a promise stands. */
export function StandingTag({ standing }: { readonly standing: PromiseStanding }) {
  const t = useTexts(ledgerTexts)
  return (
    <Tag tone={tones[standing]} dot plain>
      {t(`standing_${standing}`)}
    </Tag>
  )
}
