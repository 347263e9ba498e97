import { Link, useNavigate } from '@tanstack/react-router'
import type { Complaint } from '@zhike/contract/complaints'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { openingTexts } from '../improvements/opening.texts.ts'
import { StateTag } from '../improvements/state-tag.tsx'
import styles from './complaints.module.css'
import { PartBox } from './part.tsx'

const NewImprovementDialog = lazy(() =>
  import('../improvements/new-improvement-dialog.tsx').then((found) => ({ default: found.NewImprovementDialog })),
)

const JoinDialog = lazy(() => import('./join-dialog.tsx').then((found) => ({ default: found.JoinDialog })))

/** What the company changes because of a complaint, and the verbs that begin it or put the complaint under it. */
export function ImprovementsPart({ file: { ticketId, causes, product } }: { readonly file: Complaint }) {
  const t = useTexts(openingTexts)
  const may = useMay()
  const navigate = useNavigate()
  const [dialog, setDialog] = useState<'new' | 'join'>()
  const takeOut = useAct('improvements', 'removeComplaint')
  const found = useAnswer('improvements', 'list', may('improvements.read') ? { ticket: ticketId } : undefined)
  if (!may('improvements.read')) return null
  const mayWork = may('improvements.work')
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
      deeds={
        mayWork
          ? [
              { name: t('join'), run: () => setDialog('join') },
              { name: t('new'), run: () => setDialog('new') },
            ]
          : []
      }
    >
      {items.map(({ id, title, state, isLate }) => (
        <li key={id} className={styles.line}>
          <Link to="/tickets/improvements/$id" params={{ id }}>
            {title}
          </Link>
          <span>
            <StateTag state={state} isLate={isLate} />
            {mayWork ? (
              <Button size="small" type="link" onClick={() => takeOut.run({ id, ticketId })}>
                {t('takeOut')}
              </Button>
            ) : null}
          </span>
        </li>
      ))}
      {dialog === 'join' ? (
        <Suspense>
          <JoinDialog ticketId={ticketId} but={items.map(({ id }) => id)} onClose={() => setDialog(undefined)} />
        </Suspense>
      ) : null}
      {dialog === 'new' ? (
        <Suspense>
          <NewImprovementDialog
            from={from}
            onClose={() => setDialog(undefined)}
            onCreated={(id) => void navigate({ to: '/tickets/improvements/$id', params: { id } })}
          />
        </Suspense>
      ) : null}
    </PartBox>
  )
}
