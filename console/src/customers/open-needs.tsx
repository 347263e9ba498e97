import { PlusOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { Customer } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { needTone } from '@zhike/ui/tones'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { customerTexts } from './customers.texts.ts'
import styles from './next.module.css'

/** What this customer needs and has not got, and a way to write down more. */
export function OpenNeeds({ customer: { id } }: { readonly customer: Customer }) {
  const t = useTexts(customerTexts)
  const code = useTexts(codeTexts)
  const may = useMay()
  const needs = useAnswer('needs', 'list', { customer: id, state: ['open', 'assessed', 'matched'], limit: 5 })
  const items = needs.data?.items
  return (
    <Card
      title={t('openNeeds')}
      aside={
        <Link to="/customers/needs" search={{ customer: id }}>
          {t('allNeeds')}
        </Link>
      }
      flush
    >
      {items ? (
        <ul>
          {items.map((need) => (
            <li key={need.id}>
              <Link to="/customers/needs/$id" params={{ id: need.id }} className={styles.line}>
                <span className={styles.title}>{need.title}</span>
                <span className={styles.under}>
                  <Tag tone={needTone[need.state]} dot plain>
                    {code(`need.${need.state}`)}
                  </Tag>
                  <Time at={need.createdAt} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <div className={styles.waiting}>
          <Skeleton lines={2} />
        </div>
      )}
      {items?.length === 0 ? <p className={styles.none}>{t('openNeedsNone')}</p> : null}
      {may('needs.record') ? (
        <Link to="/customers/needs" search={{ customer: id, new: 'yes' }} className={styles.add}>
          <PlusOutlined aria-hidden /> {t('recordNeed')}
        </Link>
      ) : null}
    </Card>
  )
}
