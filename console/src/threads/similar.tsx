import { Link } from '@tanstack/react-router'
import type { SimilarityReason, SimilarTicket } from '@zhike/contract/similar-tickets'
import { Button } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { Card } from '../frame/page.tsx'
import { useSettled } from '../frame/settled.ts'
import { StatusTag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './threads.module.css'
import { threadTexts } from './threads.texts.ts'

/** Puts a solution where the reply is written; without it nobody replies. */
type Insert = ((solution: string) => void) | undefined

/** Tickets that are like this one, solved ones first with their solution. */
export function SimilarCard({ ticketId, onInsert }: { readonly ticketId: string; readonly onInsert: Insert }) {
  const t = useTexts(threadTexts)
  const { data } = useAnswer('similarTickets', 'ofTicket', { id: ticketId, limit: 4 })
  if (!data || data.items.length === 0) return null
  return (
    <Card title={t('similar')}>
      <SimilarList items={data.items} onInsert={onInsert} />
    </Card>
  )
}

interface DraftProps {
  readonly title: string
  readonly description: string
  readonly categoryId: string
}

/** The same while a ticket is written. */
export function SimilarToDraft({ title, description, categoryId }: DraftProps) {
  const t = useTexts(threadTexts)
  const asked = useSettled(title.trim(), 400)
  const said = useSettled(description.trim().slice(0, 300), 400)
  const { data } = useAnswer(
    'similarTickets',
    'ofText',
    asked.length < 3
      ? undefined
      : { title: asked, description: said, limit: 3, ...(categoryId ? { category: categoryId } : {}) },
  )
  if (asked.length < 3 || !data || data.items.length === 0) return null
  return (
    <section className={styles.draft} aria-label={t('similarToDraft')}>
      <strong>{t('similarToDraft')}</strong>
      <SimilarList items={data.items} onInsert={undefined} />
    </section>
  )
}

function SimilarList({ items, onInsert }: { readonly items: readonly SimilarTicket[]; readonly onInsert: Insert }) {
  const t = useTexts(threadTexts)
  const say = useReason()
  return (
    <ul className={styles.lines}>
      {items.map(({ ticket, solution, reasons }) => (
        <li key={ticket.id} className={styles.like}>
          <p>
            <Link to="/tickets/$id" params={{ id: ticket.id }}>
              {ticket.title}
            </Link>
            <span className={styles.facts}>
              <span className="figures">{ticket.number}</span>
              <StatusTag status={ticket.status} />
            </span>
            <span className={styles.facts}>{reasons.map(say).join(t('semicolon'))}</span>
            {solution ? <span className={styles.solution}>{solution}</span> : null}
          </p>
          {solution && onInsert ? (
            <Button size="small" style={{ justifySelf: 'start' }} onClick={() => onInsert(solution)}>
              {t('insert')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function useReason(): (reason: SimilarityReason) => string {
  const t = useTexts(threadTexts)
  return (reason) =>
    reason.kind === 'words'
      ? t('why_words', { words: reason.words.join(t('comma')) })
      : t(`why_${reason.kind}`, { name: reason.name })
}
