import type { Import, ImportPreview } from '@zhike/contract/imports'
import { useState } from 'react'
import { keepDraft, readDraft } from '../frame/drafts.ts'

/** An import that is being prepared; it outlives a reload, the file itself lies on the server for a day. */
export interface Draft {
  readonly kind: Import['kind']
  readonly onDuplicate: Import['onDuplicate']
  /** The file that was sent. */
  readonly upload?: string
  readonly sheet?: string
  /** Column of the file to column of the import, once somebody has changed one. */
  readonly mapping?: Readonly<Record<string, string>>
  /** How days are written whose year stands last, once somebody has said so. */
  readonly dayOrder?: NonNullable<ImportPreview['dayOrder']>
  /** The import that came of it. */
  readonly started?: string
  readonly step: Step
}

export const steps = ['file', 'columns', 'check', 'result'] as const
export type Step = (typeof steps)[number]

const name = 'import'
export const emptyDraft: Draft = { kind: 'customers', onDuplicate: 'skip', step: 'file' }

export function useImportDraft(): readonly [Draft, (draft: Draft) => void] {
  const [draft, hold] = useState<Draft>(() => parse(readDraft(name)))
  const change = (next: Draft) => {
    keepDraft(name, JSON.stringify(next))
    hold(next)
  }
  return [draft, change]
}

function parse(text: string): Draft {
  try {
    return { ...emptyDraft, ...(JSON.parse(text) as Partial<Draft>) }
  } catch {
    return emptyDraft
  }
}
