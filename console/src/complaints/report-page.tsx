import { getRouteApi, Link } from '@tanstack/react-router'
import { reportTexts } from '@zhike/contract/complaints/report'
import { type ReportLine, reportParts } from '@zhike/contract/complaints/report-parts'
import { sayTimeExactly } from '@zhike/ui/spoken-time'
import { Button } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { useTitle } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { complaintTexts } from './complaints.texts.ts'
import styles from './report.module.css'

const route = getRouteApi('/desk/tickets/$id/report')

/** The formal report of a complaint, for the screen and the printer. */
export function ReportPage() {
  const t = useTexts(complaintTexts)
  const r = useTexts(reportTexts)
  const locale = useLocale()
  const { id: ticketId } = route.useParams()
  const complaint = useAnswer('complaints', 'get', { ticketId })
  useTitle(`${r('title')} ${complaint.data?.number ?? ''}`)
  if (complaint.error) return <Failure error={complaint.error} again={() => void complaint.refetch()} />
  if (!complaint.data) return <Skeleton lines={12} />
  const time = (at: string) => sayTimeExactly(new Date(at), { locale })
  return (
    <section className={styles.page}>
      <div className={styles.bar}>
        <Link to="/tickets/$id" params={{ id: ticketId }}>
          {t('back')}
        </Link>
        <span className={styles.deeds}>
          <Button href={`/api/v1/complaints/${ticketId}/report`} download>
            {t('word')}
          </Button>
          <Button type="primary" onClick={() => window.print()}>
            {t('print')}
          </Button>
        </span>
      </div>
      <article className={styles.paper}>
        <h1>{r('title')}</h1>
        <p className={styles.quiet}>
          {t('made')} {time(new Date().toISOString())}
        </p>
        {reportParts(complaint.data, { locale, time }).map(({ heading, lines }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            {lines.map((line, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a printed line has no identity but its place
              <Line key={place} line={line} />
            ))}
          </section>
        ))}
      </article>
    </section>
  )
}

const Line = ({ line: { name, words, depth } }: { readonly line: ReportLine }) => (
  <p style={{ paddingInlineStart: depth * 24 }}>
    {name ? <strong>{name} </strong> : null}
    {words}
  </p>
)
