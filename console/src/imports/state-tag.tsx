import type { Import } from '@zhike/contract/imports'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { importTexts } from './imports.texts.ts'
import { stateOf } from './state-of.ts'

const tone = {
  queued: 'calm',
  running: 'brand',
  done: 'good',
  failed: 'broken',
  cancelled: 'risk',
  undoing: 'brand',
  undone: 'calm',
  undone_in_part: 'risk',
} as const

/** How it stands with an import; what was undone is done no more. */
export function StateTag({ one }: { readonly one: Import }) {
  const t = useTexts(importTexts)
  const state = stateOf(one)
  return (
    <Tag tone={tone[state]} dot plain>
      {t(state)}
    </Tag>
  )
}
