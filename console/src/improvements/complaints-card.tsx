import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Card } from '../frame/page.tsx'
import { StatusTag, Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { AddComplaintsDialog } from './add-complaints-dialog.tsx'
import styles from './improvements.module.css'
import { improvementTexts } from './improvements.texts.ts'
import type { PartProps } from './measures-card.tsx'
import { SamenessTags } from './sameness.tsx'

/** The complaints in sight that it is about, and what counts as the same again. */
export function ComplaintsCard({ improvement, mayWork }: PartProps) {
  const { id, complaints, same } = improvement
  const t = useTexts(improvementTexts)
  const remove = useAct('improvements', 'removeComplaint')
  const [adding, setAdding] = useState(false)
  return (
    <Card
      title={t('complaintsCount', { count: complaints.length })}
      aside={
        mayWork ? (
          <Button size="small" type="link" onClick={() => setAdding(true)}>
            {t('addComplaints')}
          </Button>
        ) : null
      }
    >
      <p className={styles.why}>
        {t('same')} <SamenessTags same={same} />
      </p>
      {complaints.length === 0 ? <p className={styles.quiet}>{t('complaintsNone')}</p> : null}
      <ul className={styles.lines}>
        {complaints.map(({ ticketId, title, customer, status, createdAt, told }) => (
          <li key={ticketId} className={styles.line}>
            <Link to="/tickets/$id" params={{ id: ticketId }}>
              {title}
            </Link>
            <span className={styles.quiet}>
              {customer.name} <Time at={createdAt} /> <StatusTag status={status} />{' '}
              <Tag tone={told === 'yes' ? 'good' : 'calm'}>{t(`told_${told}`)}</Tag>
              {mayWork && told !== 'under_way' ? (
                <Button size="small" type="link" onClick={() => remove.run({ id, ticketId })}>
                  {t('takeOut')}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {adding ? <AddComplaintsDialog improvement={improvement} onClose={() => setAdding(false)} /> : null}
    </Card>
  )
}
