import type { ComplaintSummary } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { complaintTexts } from '../complaints/complaints.texts.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import type { Column } from '../frame/table-props.ts'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { Countdown } from '../time-promises/countdown.tsx'
import { usePressing } from '../time-promises/pressing.ts'
import { promiseTexts } from '../time-promises/time-promises.texts.ts'
import styles from './ticket-columns.module.css'

/** What the list says of a complaint. */
export function useComplaintColumns(complaints: readonly ComplaintSummary[]): readonly Column<ComplaintSummary>[] {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const p = useTexts(promiseTexts)
  const pressing = usePressing(complaints.map(({ ticketId: id }) => ({ id })))
  return [
    {
      key: 'title',
      title: t('what'),
      card: 'title',
      cell: ({ title, number }) => (
        <span className={styles.subject}>
          <span className={styles.title}>{title}</span>
          <span className={styles.under}>
            <span className="figures">{number}</span>
          </span>
        </span>
      ),
    },
    {
      key: 'customer',
      title: t('customer'),
      card: 'second',
      width: 180,
      cell: ({ customer }) => <CustomerChip customer={customer} plain />,
    },
    {
      key: 'stage',
      title: t('stage'),
      card: 'side',
      width: 100,
      cell: ({ stage }) => (
        <Tag tone={stage === 'closed' ? 'calm' : 'brand'} dot plain>
          {code(`stage.${stage}`)}
        </Tag>
      ),
    },
    {
      key: 'promise',
      title: p('column'),
      width: 132,
      cell: ({ ticketId }) => {
        const promise = pressing.get(ticketId)
        return promise ? <Countdown promise={promise} /> : null
      },
    },
    {
      key: 'causes',
      title: t('causes'),
      width: 150,
      cell: ({ causes }) => causes.map((cause) => code(`cause.${cause}`)).join('、'),
    },
    {
      key: 'flag',
      title: t('flag'),
      width: 110,
      cell: ({ regulator, media }) => (
        <>
          {regulator ? <Tag tone="broken">{t('flag_regulator')}</Tag> : null}{' '}
          {media ? <Tag tone="broken">{t('flag_media')}</Tag> : null}
        </>
      ),
    },
    { key: 'handler', title: t('handler'), width: 100, cell: ({ assignee }) => assignee?.name ?? t('nobody') },
    {
      key: 'followUp',
      title: t('followUp'),
      width: 110,
      cell: ({ followUpAt }) => (followUpAt ? <Time at={followUpAt} /> : null),
    },
    {
      key: 'createdAt',
      title: t('createdAt'),
      width: 110,
      align: 'right',
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
  ]
}
