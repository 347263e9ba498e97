import type { HistoryItem } from '@zhike/contract/tickets'
import type { TextKey } from '@zhike/ui/bilingual'
import { codeTexts } from '@zhike/ui/codes.texts'
import { sayMoment, sayTimeExactly } from '@zhike/ui/spoken-time'
import { Button } from 'antd'
import { useList } from '../frame/calls.ts'
import { useEventWords, useFieldName } from '../frame/event-words.ts'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './threads.module.css'
import { threadTexts } from './threads.texts.ts'

/** What happened to a ticket and who did it, newest first. */
export function History({ ticketId: id }: { readonly ticketId: string }) {
  const t = useTexts(threadTexts)
  const code = useTexts(codeTexts)
  const say = useHistoryWords()
  const locale = useLocale()
  const list = useList('tickets', 'history', { id })
  if (list.failure && !list.items) return <Failure error={list.failure} again={list.again} />
  if (!list.items) return <Skeleton lines={10} height={18} />
  return (
    <section aria-label={t('history')}>
      <ol className={styles.history}>
        {list.items.map((item) => (
          <li key={item.id}>
            <time dateTime={item.at} title={sayTimeExactly(new Date(item.at), { locale })} className="figures">
              {sayMoment(new Date(item.at), new Date(), { locale })}
            </time>
            <span>{say(item)}</span>
            <span className={styles.quiet}>{item.actor.name ?? code(`actor.${item.actor.kind}`)}</span>
          </li>
        ))}
      </ol>
      {list.more || list.fetchingMore ? (
        <Button block type="text" onClick={list.more} loading={list.fetchingMore}>
          {t('historyMore')}
        </Button>
      ) : null}
    </section>
  )
}

/** An event in words; a change of a fact that has a name says from what to what. */
function useHistoryWords(): (item: HistoryItem) => string {
  const t = useTexts(threadTexts)
  const code = useTexts(codeTexts)
  const say = useEventWords()
  const fieldName = useFieldName()
  const wordOf = (field: string, value: unknown) => {
    const key = `${field}.${value}`
    if (Object.hasOwn(codeTexts.en, key)) return code(key as TextKey<(typeof codeTexts)['en']>)
    return field === 'title' || field === 'text' ? String(value) : undefined
  }
  return (item) => {
    const told = item.changes.flatMap(({ field, old, new: now }) => {
      const [from, to] = [wordOf(field, old), wordOf(field, now)]
      return from && to ? [t('changedFromTo', { field: fieldName(field), from, to })] : []
    })
    return [say(item), ...told].join(t('and'))
  }
}
