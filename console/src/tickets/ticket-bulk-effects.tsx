import type { TicketBulkPreview } from '@zhike/contract/ticket-bulk-edits'
import styles from '../bulk-edits/bulk-edits.module.css'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { nameIn } from '../own-fields/fields-of.ts'
import { useOwnFields } from '../own-fields/use-own-fields.ts'
import { ticketBulkTexts } from './ticket-bulk.texts.ts'

const arrow = '→'

/** What a bulk edit of tickets changes besides: deadlines, and what belongs to a former kind. */
export function TicketBulkEffects({ preview: { deadlines, losing } }: { readonly preview: TicketBulkPreview }) {
  const t = useTexts(ticketBulkTexts)
  return (
    <>
      {losing > 0 ? <p className={styles.effect}>{t('losing', { count: losing })}</p> : null}
      {deadlines && deadlines.moved > 0 ? (
        <p className={styles.effect} data-tone={deadlines.overdue > 0 ? 'broken' : undefined}>
          {t('moves', { count: deadlines.moved })}
          {deadlines.overdue > 0 ? t('overdueAtOnce', { count: deadlines.overdue }) : null}
          {deadlines.sample.map(({ id, number, from, to }) => (
            <small key={id}>
              {number} {from ? <Time at={from} /> : t('noDeadline')} {arrow} {to ? <Time at={to} /> : t('noDeadline')}
            </small>
          ))}
        </p>
      ) : null}
    </>
  )
}

/** What a field that a type requires is called. */
export function useRequiredName() {
  const t = useTexts(ticketBulkTexts)
  const locale = useLocale()
  const fields = useOwnFields('ticket') ?? []
  return (name: string): string => {
    if (name === 'categoryId') return t('category')
    if (name === 'description') return t('description')
    const known = fields.find(({ key }) => `custom.${key}` === name)
    return known ? nameIn(known, locale) : t('hiddenField')
  }
}
