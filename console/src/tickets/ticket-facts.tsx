import { useQueryClient } from '@tanstack/react-query'
import type { TicketType } from '@zhike/contract/ticket-types'
import { Priority, type Ticket, TicketKind } from '@zhike/contract/tickets'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Select } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import type { ArgsOf } from '../frame/client.ts'
import { isHandledByForm } from '../frame/errors.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { offerUndo, tellFailure } from '../frame/toasts.ts'
import { nameIn } from '../own-fields/fields-of.ts'
import { foreseeTicket } from './foresight.ts'
import styles from './side.module.css'
import { ticketTexts } from './tickets.texts.ts'

const TypeChangeDialog = lazy(() =>
  import('./type-change-dialog.tsx').then((found) => ({ default: found.TypeChangeDialog })),
)

interface FactsProps {
  readonly ticket: Ticket
  /** Of the control that chooses the assignee. */
  readonly assigneeId: string
  readonly assigning: boolean
  readonly onAssigning: (open: boolean) => void
}
type Change = Omit<ArgsOf<'tickets', 'update'>, 'id'>

/** What is known of a ticket; what may be changed is changed in place. */
export function TicketFacts({ ticket, assigneeId, assigning, onAssigning }: FactsProps) {
  const t = useTexts(ticketTexts)
  const code = useTexts(codeTexts)
  const locale = useLocale()
  const may = useMay()
  const { id } = ticket
  const categories = useAnswer('categories', 'list', { kind: ticket.kind })
  const category = categories.data?.items.find((one) => one.id === ticket.categoryId)
  const known = useAnswer('ticketTypes', 'list', { kind: ticket.kind, retired: 'too' }).data?.items ?? []
  const type = known.find((one) => one.id === ticket.typeId)
  const types = known.filter((one) => one.retiredAt === null || one === type)
  const [asking, setAsking] = useState<TicketType>()
  const update = useAct('tickets', 'update', {
    foresee: ({ id: _, ...change }, cache) => foreseeTicket(cache, id, change as Partial<Ticket>),
    refused: ({ typeId }, error) => isHandledByForm(error) && setAsking(types.find((one) => one.id === typeId)),
  })
  const refusal = asking ? undefined : Object.values(update.fields)[0]
  const change = (part: Change) => update.run({ id, ...part }, { ifMatch: ticket.version })
  const isOpen = ticket.status === 'open' || ticket.status === 'pending'
  const mayChange = isOpen && may('tickets.update')
  return (
    <Card>
      <dl className={styles.facts}>
        <Fact name={t('assignee')}>
          {isOpen && may('tickets.assign') ? (
            <Assignee id={assigneeId} ticket={ticket} open={assigning} onOpen={onAssigning} />
          ) : (
            <span className={styles.value}>{ticket.assignee?.name ?? t('unassigned')}</span>
          )}
        </Fact>
        <Fact name={t('status')}>
          <Pick
            label={t('status')}
            value={ticket.status}
            options={(['open', 'pending'] as const).map((value) => ({ value, label: code(`status.${value}`) }))}
            words={code(`status.${ticket.status}`)}
            onPick={mayChange ? (status) => change({ status: status as 'open' | 'pending' }) : undefined}
          />
        </Fact>
        <Fact name={t('priority')}>
          <Pick
            label={t('priority')}
            value={ticket.priority}
            options={Priority.options.toReversed().map((value) => ({ value, label: code(`priority.${value}`) }))}
            words={code(`priority.${ticket.priority}`)}
            onPick={mayChange ? (priority) => change({ priority }) : undefined}
          />
        </Fact>
        <Fact name={t('kind')}>
          <Pick
            label={t('kind')}
            value={ticket.kind}
            options={TicketKind.options.map((value) => ({ value, label: code(`kind.${value}`) }))}
            words={code(`kind.${ticket.kind}`)}
            onPick={mayChange ? (kind) => change({ kind, categoryId: null, typeId: null }) : undefined}
          />
        </Fact>
        {types.length > 0 ? (
          <Fact name={t('type')}>
            <Pick
              label={t('type')}
              value={ticket.typeId ?? ''}
              options={[
                { value: '', label: t('noType') },
                ...types.map((one) => ({ value: one.id, label: nameIn(one, locale) })),
              ]}
              words={type ? nameIn(type, locale) : t('noType')}
              onPick={mayChange ? (typeId) => change({ typeId: typeId || null }) : undefined}
            />
          </Fact>
        ) : null}
        <Fact name={t('category')}>
          <Pick
            label={t('category')}
            value={ticket.categoryId ?? ''}
            options={[
              { value: '', label: t('noCategory') },
              ...(categories.data?.items ?? []).map(({ id: value, name }) => ({ value, label: name })),
            ]}
            words={category?.name ?? t('noCategory')}
            onPick={mayChange ? (categoryId) => change({ categoryId: categoryId || null }) : undefined}
          />
        </Fact>
        <Fact name={t('channel')}>
          <span className={styles.value}>{code(`channel.${ticket.channel}`)}</span>
        </Fact>
        <Fact name={t('createdAt')}>
          <span className={styles.value}>
            <Time at={ticket.createdAt} />
          </span>
        </Fact>
        <Fact name={t('firstReply')}>
          <span className={styles.value}>
            {ticket.firstRepliedAt ? <Time at={ticket.firstRepliedAt} /> : t('notYet')}
          </span>
        </Fact>
      </dl>
      {refusal ? <p className={styles.refusal}>{refusal}</p> : null}
      <Suspense>
        {asking ? (
          <TypeChangeDialog
            ticket={ticket}
            type={asking}
            onClose={() => {
              update.reset()
              setAsking(undefined)
            }}
          />
        ) : null}
      </Suspense>
    </Card>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

interface PickProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: NoInfer<T>; readonly label: string }[]
  readonly words: string
  /** Undefined when it may not be changed. */
  readonly onPick: ((value: T) => void) | undefined
}

function Pick<T extends string>({ label, value, options, words, onPick }: PickProps<T>) {
  if (!onPick) return <span className={styles.value}>{words}</span>
  return (
    <Select
      aria-label={label}
      variant="borderless"
      value={value}
      options={[...options]}
      style={{ width: '100%' }}
      onChange={onPick}
    />
  )
}

interface AssigneeProps {
  readonly id: string
  readonly ticket: Ticket
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
}

function Assignee({ id: controlId, ticket, open, onOpen }: AssigneeProps) {
  const t = useTexts(ticketTexts)
  const { id, assignee: before } = ticket
  const cache = useQueryClient()
  // no field to say it at
  const assign = useAct('tickets', 'assign', { refused: (_, error) => tellFailure(error) })
  const unassign = useAct('tickets', 'unassign')
  const set = (staff: Ticket['assignee']) => (staff ? assign.run({ id, staffId: staff.id }) : unassign.run({ id }))
  const choose = (staff: Ticket['assignee']) => {
    onOpen(false)
    // the keys are the ticket's again
    document.getElementById(controlId)?.blur()
    if (staff?.id === before?.id) return
    foreseeTicket(cache, id, { assignee: staff, assigneeId: staff?.id ?? null })
    const done = () => offerUndo(staff ? t('handed', { name: staff.name }) : t('takenBack'), () => set(before))
    if (staff) assign.run({ id, staffId: staff.id }, { done })
    else unassign.run({ id }, { done })
  }
  return (
    <StaffChoice
      id={controlId}
      label={t('assignee')}
      may="tickets.reply"
      chosen={before}
      placeholder={t('unassigned')}
      onChoose={choose}
      clearable
      quiet
      open={open}
      onOpenChange={onOpen}
    />
  )
}
