import { LockOutlined } from '@ant-design/icons'
import type { FormerResolution, Message, Ticket } from '@zhike/contract/tickets'
import { codeTexts } from '@zhike/ui/codes.texts'
import { useEffect, useRef } from 'react'
import { AnswerMark } from '../complaints/answer-mark.tsx'
import { useAnswer, useList } from '../frame/calls.ts'
import { Avatar } from '../frame/customer-chip.tsx'
import { Pictures } from '../frame/pictures.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { isForeseen, threadArgs } from './messages.ts'
import styles from './thread.module.css'
import { threadTexts } from './thread.texts.ts'

/** What was said, oldest first: customer at the left, we at the right, notes for ourselves on a ground of their own. */
export function Thread({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(threadTexts)
  const list = useList('tickets', 'listMessages', threadArgs(ticket.id))
  const { more } = list
  // The newest stand at the end, so all pages are wanted; few tickets have a second one.
  useEffect(() => more?.(), [more])
  const last = list.items && (list.items.at(-1)?.id ?? '')
  const seen = useRef(last)
  const end = useRef<HTMLLIElement>(null)
  // What is said while one looks comes into sight; opening a ticket begins at its head.
  useEffect(() => {
    if (seen.current !== undefined && last !== seen.current) end.current?.scrollIntoView({ block: 'nearest' })
    seen.current = last
  }, [last])
  const merges = useAnswer('ticketMerges', 'list', { id: ticket.id })
  // what was merged begins with words of its own, which stand here in their time
  const openings = (merges.data?.items ?? []).map(({ ticket: { id, number, title, description, ...merged } }) => ({
    id,
    visibility: 'public' as const,
    author: merged.createdBy,
    body: description === '' ? title : `${title}\n${description}`,
    files: merged.files,
    at: merged.createdAt,
    from: { id, number },
  }))
  const former = useAnswer('tickets', 'formerResolutions', { id: ticket.id }).data?.items ?? []
  const besides = [...openings, ...former.map(asMessage)]
  const said = besides.length > 0 && list.items ? inTime([...list.items, ...besides]) : list.items
  const first: Message = {
    id: ticket.id,
    visibility: 'public',
    author: ticket.createdBy,
    body: ticket.description,
    files: ticket.files,
    at: ticket.createdAt,
    from: null,
  }
  return (
    <ol className={styles.thread} aria-label={t('thread')} aria-live="polite">
      {first.body !== '' || first.files.length > 0 ? <Said message={first} ticket={ticket} asked /> : null}
      {list.failure && !list.items ? (
        <li>
          <Failure error={list.failure} again={list.again} />
        </li>
      ) : null}
      {list.items ? (
        said?.map((message) => (
          <Said
            key={message.id}
            message={message}
            ticket={ticket}
            asked={openings.some(({ id }) => id === message.id)}
            former={former.find(({ id }) => id === message.id)}
          />
        ))
      ) : list.failure ? null : (
        <li>
          <Skeleton lines={4} />
        </li>
      )}
      <li ref={end} className={styles.end} aria-hidden />
    </ol>
  )
}

const inTime = (messages: readonly Message[]) => messages.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

const asMessage = ({ id, summary, by, at }: FormerResolution): Message => ({
  id,
  visibility: 'public',
  author: by,
  body: summary,
  files: [],
  at,
  from: null,
})

/** A reply that the server has. */
const isKept = ({ id, visibility }: Message) => visibility === 'public' && !isForeseen(id)

interface SaidProps {
  readonly message: Message
  readonly ticket: Ticket
  /** The request itself, which is the customer's word whoever typed it in. */
  readonly asked?: boolean
  /** What is said as a solution that does not stand any more. */
  readonly former?: FormerResolution | undefined
}

function Said({ message, ticket, asked = false, former }: SaidProps) {
  const t = useTexts(threadTexts)
  const code = useTexts(codeTexts)
  const { author } = message
  const isTheirs = asked || author.kind === 'customer' || author.kind === 'public'
  const name = isTheirs ? ticket.customer.name : (author.name ?? code(`actor.${author.kind}`))
  const typedBy = asked && author.kind === 'staff' ? author.name : null
  return (
    <li
      className={styles.said}
      data-side={isTheirs ? 'theirs' : 'ours'}
      data-internal={message.visibility === 'internal' || undefined}
    >
      <Avatar name={name} />
      <div className={styles.body}>
        <p className={styles.head}>
          <strong>{name}</strong>
          {typedBy ? <span>{t('typedBy', { name: typedBy })}</span> : null}
          {message.visibility === 'internal' ? (
            <span className={styles.remark}>
              <LockOutlined aria-hidden /> {t('internal')}
            </span>
          ) : null}
          {former ? (
            <span className={styles.remark}>
              {t(former.withdrawnBy.kind === 'customer' ? 'refused' : 'takenBack', {
                name: former.withdrawnBy.name ?? code(`actor.${former.withdrawnBy.kind}`),
              })}
            </span>
          ) : null}
          {message.from ? <span>{t('from', { number: message.from.number })}</span> : null}
          <Time at={message.at} />
          {ticket.kind === 'complaint' && !isTheirs && !former && isKept(message) ? (
            <AnswerMark ticketId={ticket.id} messageId={message.id} />
          ) : null}
        </p>
        <div className={styles.words}>
          {message.body === '' ? null : <p>{message.body}</p>}
          <Pictures base={`tickets/${ticket.id}`} files={message.files} />
        </div>
      </div>
    </li>
  )
}
