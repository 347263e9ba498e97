import { Link, useNavigate } from '@tanstack/react-router'
import type { Complaint } from '@zhike/contract/complaints'
import { lazy, Suspense, useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { openingTexts } from '../improvements/opening.texts.ts'
import { StateTag } from '../improvements/state-tag.tsx'
import styles from './complaints.module.css'
import { PartBox } from './part.tsx'

const NewImprovementDialog = lazy(() =>
  import('../improvements/new-improvement-dialog.tsx').then((found) => ({ default: found.NewImprovementDialog })),
)

/** What the company changes because of a complaint, and the button that begins it. */
export function ImprovementsPart({ file: { ticketId, causes, product } }: { readonly file: Complaint }) {
  const t = useTexts(openingTexts)
  const may = useMay()
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const found = useAnswer('improvements', 'list', may('improvements.read') ? { ticket: ticketId } : undefined)
  if (!may('improvements.read')) return null
  const items = found.data?.items ?? []
  const [root] = causes.filter(({ parentId }) => parentId === null)
  const from = {
    ticketIds: [ticketId],
    cause: causes.map(({ text }) => text).join(' ← '),
    causeKind: root?.kind ?? null,
    ...(product ? { same: { sku: product.sku, causeKind: root?.kind ?? null } } : {}),
  }
  return (
    <PartBox
      title={t('ofComplaint')}
      none={t('ofComplaintNone')}
      isEmpty={items.length === 0}
      deeds={may('improvements.work') ? [{ name: t('new'), run: () => setAdding(true) }] : []}
    >
      {items.map(({ id, title, state, isLate }) => (
        <li key={id} className={styles.line}>
          <Link to="/tickets/improvements/$id" params={{ id }}>
            {title}
          </Link>
          <span>
            <StateTag state={state} isLate={isLate} />
          </span>
        </li>
      ))}
      {adding ? (
        <Suspense>
          <NewImprovementDialog
            from={from}
            onClose={() => setAdding(false)}
            onCreated={(id) => void navigate({ to: '/tickets/improvements/$id', params: { id } })}
          />
        </Suspense>
      ) : null}
    </PartBox>
  )
}
