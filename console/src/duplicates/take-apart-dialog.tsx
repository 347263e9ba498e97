import { useQueryClient } from '@tanstack/react-query'
import { type Customer, type KeepableFact, keepableFacts, type Merge, type SinceMerge } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Modal } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { offerUndo } from '../frame/toasts.ts'
import styles from './duplicates.module.css'
import { duplicateTexts } from './duplicates.texts.ts'

interface DialogProps {
  readonly customer: Customer
  readonly merge: Merge
  readonly onClose: () => void
}

/** What came since the merge and to whom it will belong; then the two are taken apart. */
export function TakeApartDialog({ customer, merge, onClose }: DialogProps) {
  const t = useTexts(duplicateTexts)
  const { other, into, keep } = merge
  const since = useAnswer('customers', 'sinceMerge', { id: customer.id, otherId: other.id })
  const again = useAct('customers', 'merge')
  const apart = useAct('customers', 'takeApart', {
    done: () =>
      offerUndo(t('apartDone', { name: other.name }), () => again.run({ id: into.id, otherId: other.id, keep })),
  })
  // the dialog goes first: what it shows is not there any more afterwards
  const takeApart = () => {
    onClose()
    apart.run({ id: customer.id, otherId: other.id })
  }
  return (
    <Modal
      open
      title={t('apartTitle', { name: other.name })}
      okText={t('apart')}
      cancelText={t('cancel')}
      onOk={takeApart}
      onCancel={onClose}
    >
      <p>{t('apartLead')}</p>
      <Loaded answer={since} lines={4}>
        {({ since: items }) =>
          items.length === 0 ? (
            <p className={styles.because}>{t('apartNothing')}</p>
          ) : (
            <ul className={styles.since}>
              {items.map((item) => (
                <Since key={`${item.type} ${item.id} ${item.at}`} item={item} customer={customer} merge={merge} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Modal>
  )
}

const isFact = (field: string): field is KeepableFact => keepableFacts.some((one) => one === field)

interface SinceProps {
  readonly item: SinceMerge
  readonly customer: Customer
  readonly merge: Merge
}

function Since({ item, customer, merge }: SinceProps) {
  const t = useTexts(duplicateTexts)
  const code = useTexts(codeTexts)
  const giveIdentity = useAct('customers', 'handOverIdentity')
  const giveTicket = useAct('tickets', 'handOver')
  const giveOrder = useAct('orders', 'handOver')
  const may = useMay()
  const cache = useQueryClient()
  const isOthers = item.liesAt === merge.other.id
  const [has, lacks] = isOthers ? [merge.other, merge.into] : [merge.into, merge.other]
  const done = () => void cache.invalidateQueries({ queryKey: ['customers'] })
  const given = { id: item.id, customerId: lacks.id }
  const ways: Partial<Record<SinceMerge['type'], () => void>> = {
    identity: () => giveIdentity.run({ id: customer.id, identityId: item.id, customerId: lacks.id }),
    ...(may('tickets.update') ? { ticket: () => giveTicket.run(given, { done }) } : {}),
    ...(may('orders.update') ? { order: () => giveOrder.run(given, { done }) } : {}),
  }
  const give = ways[item.type]
  const label =
    item.type === 'edit'
      ? [...new Set(item.fields.map((field) => t(isFact(field) ? field : 'otherFact')))].join(t('and'))
      : item.type === 'identity' && item.label && `identity.${item.label}` in codeTexts.en
        ? code(`identity.${item.label}` as Parameters<typeof code>[0])
        : item.label
  return (
    <li>
      <span>{t(item.type)}</span>
      <span className="figures">{label}</span>
      <span className={styles.because}>
        <Time at={item.at} /> {item.by.name}
      </span>
      <span className={styles.belongs}>
        {t('belongsTo', { name: has.name })}
        {give ? (
          <Button size="small" loading={giveIdentity.busy || giveTicket.busy || giveOrder.busy} onClick={give}>
            {t('giveTo', { name: lacks.name })}
          </Button>
        ) : null}
      </span>
    </li>
  )
}
