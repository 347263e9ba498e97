import { useQuery } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { queryOf } from '../frame/client.ts'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { useLinks } from './links.ts'
import styles from './threads.module.css'
import { threadTexts } from './threads.texts.ts'

const IncidentDialog = lazy(() => import('./incident-dialog.tsx').then((found) => ({ default: found.IncidentDialog })))

/** What a parent incident says first: how many children it has, one update for all, and how far the latest are. */
export function Incident({ ticketId }: { readonly ticketId: string }) {
  const { items, more } = useLinks(ticketId)
  const children = items?.filter(({ kind, direction }) => kind === 'child' && direction === 'from').length ?? 0
  return children === 0 ? null : <Told ticketId={ticketId} count={more ? `${children}+` : children} />
}

function Told({ ticketId, count }: { readonly ticketId: string; readonly count: string | number }) {
  const t = useTexts(threadTexts)
  const may = useMay()
  const [telling, setTelling] = useState(false)
  const { data } = useQuery({
    ...queryOf('incidentUpdates', 'list', { id: ticketId }),
    refetchInterval: ({ state }) => (state.data?.items.some(({ status }) => status === 'running') ? 1000 : false),
  })
  return (
    <section className={styles.incident} aria-label={t('incident')}>
      <div className={styles.incidentHead}>
        <span>
          <strong>{t('incident')}</strong> {t('incidentOf', { count })}
        </span>
        {may('tickets.reply') ? (
          <Button size="small" type="primary" onClick={() => setTelling(true)}>
            {t('tellAll')}
          </Button>
        ) : null}
      </div>
      {data?.items.slice(0, 3).map(({ id, kind, status, counts, at }) => (
        <div key={id}>
          <p className={styles.facts}>
            <span>{t(`update_${kind}`)}</span>
            <span>
              {status === 'running'
                ? t('telling', { told: counts.told, total: counts.told + counts.pending })
                : counts.leftOut > 0
                  ? t('toldLeftOut', { told: counts.told, left: counts.leftOut })
                  : t('told', { told: counts.told })}
            </span>
            <Time at={at} />
          </p>
          {status === 'running' ? (
            <Progress
              size="small"
              showInfo={false}
              percent={(100 * counts.told) / Math.max(1, counts.told + counts.pending)}
            />
          ) : null}
        </div>
      ))}
      <Suspense>{telling ? <IncidentDialog ticketId={ticketId} onClose={() => setTelling(false)} /> : null}</Suspense>
    </section>
  )
}
