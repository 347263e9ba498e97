import type { TimelineItem } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { sayMoney } from '@zhike/ui/money'
import { useAnswer } from './calls.ts'
import { useEventName } from './event-name.ts'
import { eventWordTexts } from './event-words.texts.ts'
import { useMay } from './me.ts'
import { useOwnFieldName } from './own-field-name.ts'
import { useLocale, useTexts } from './texts.ts'

type Key = Parameters<ReturnType<typeof useTexts<(typeof eventWordTexts)['en']>>>[0]

const areaOf = (type: string) => type.split('.')[0] ?? ''

/** What a field of the log is called. It names own fields by id; one that the person may not see stays without a name. */
export function useFieldName(): (field: string) => string {
  const t = useTexts(eventWordTexts)
  const ownName = useOwnFieldName()
  return (field) =>
    field.startsWith('custom.')
      ? (ownName(field) ?? t('field.custom'))
      : `field.${field}` in eventWordTexts.en
        ? t(`field.${field}` as Key)
        : field
}

/** Puts an event into words. An event that is newer than this desk is called by its name, or by its own word. */
export function useEventWords(): (item: Pick<TimelineItem, 'type' | 'data'>) => string {
  const t = useTexts(eventWordTexts)
  const code = useTexts(codeTexts)
  const nameOf = useEventName()
  const locale = useLocale()
  const may = useMay()
  const staff = useAnswer('staff', 'list', may('staff.read') ? { limit: 200 } : undefined)
  const nameOfField = useFieldName()
  const known = (key: string): key is Key => key in eventWordTexts.en
  const named = (key: string) => (key in codeTexts.en ? code(key as Parameters<typeof code>[0]) : undefined)
  const money = (fen: unknown, currency: unknown) =>
    typeof fen === 'number' ? sayMoney(fen, locale, typeof currency === 'string' ? currency : 'CNY') : ''
  const nameOfStaff = (id: unknown) => staff.data?.items.find((one) => one.id === id)?.name ?? ''
  const namesOf = (ids: unknown) => (Array.isArray(ids) ? ids.map(nameOfStaff).join(t('and')) : '')
  const outcomeOf = (outcome: unknown) => (known(`outcome.${outcome}`) ? t(`outcome.${outcome}` as Key) : '')
  const whatOf = ({ type, data }: Pick<TimelineItem, 'type' | 'data'>): string => {
    if (typeof data.otherNumber === 'string') return data.otherNumber
    if (typeof data.rootNumber === 'string') return data.rootNumber
    if (Array.isArray(data.fields))
      return [...new Set(data.fields.map((field) => nameOfField(String(field))))].join(t('and'))
    if (type === 'customer.owner_changed') return data.to === null ? t('nobody') : nameOfStaff(data.to)
    if (type === 'ticket.assigned') return nameOfStaff(data.assigneeId)
    if (type === 'customer.contacted') return named(`way.${data.way}`) ?? ''
    if (type.startsWith('customer.collaborator_') || type.endsWith('watched')) return nameOfStaff(data.staffId)
    if (type === 'ticket.created') return named(`kind.${data.kind}`) ?? ''
    if (type === 'ticket.urged') return String(data.times ?? '')
    if (type === 'ticket.rated') return String(data.score ?? '')
    if (type === 'need.handed_over') return data.ownerId === null ? t('nobody') : nameOfStaff(data.ownerId)
    if (type === 'need.assessed') return named(`fit.${data.fit}`) ?? ''
    if (type === 'need.unmet') return named(`unmet.${data.reason}`) ?? ''
    if (type.startsWith('complaint.compensation_'))
      return [outcomeOf(data.outcome), money(data.amountFen, 'CNY'), namesOf(data.byIds)].filter(Boolean).join(' ')
    if (areaOf(type) === 'order') return money(data.totalFen ?? data.amountFen ?? data.refundFen, data.currency)
    return named(`${type.startsWith('customer.address_') ? 'address' : 'identity'}.${data.kind}`) ?? ''
  }
  return (item) => {
    const key = keyOf(item)
    return known(key) ? t(key, { what: whatOf(item) }) : nameOf(item.type)
  }
}

/** An owner who gave a customer up, or lost it by a rule, is told in words of its own. */
const keyOf = ({ type, data }: Pick<TimelineItem, 'type' | 'data'>): string =>
  type === 'customer.owner_changed' && (data.how === 'released' || data.how === 'returned')
    ? `customer.${data.how}`
    : type
