import type { Locale } from '@zhike/contract/reasons'
import { type NewTicketType, repeats } from '@zhike/contract/ticket-types'
import { ownFields } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { findColleagues } from './ticket-types.queries.ts'

type Fault = Readonly<Record<Locale, string>>

/** Own fields that strangers can fill in. */
const askable: ReadonlySet<string> = new Set(['text', 'number', 'money', 'date', 'choice', 'multi_choice'])

/** What cannot be in a type, by the path of the field. */
export async function faultsOf(
  ctx: Ctx,
  { kind, form, numbering, tasks }: NewTicketType,
): Promise<ReadonlyMap<string, Fault>> {
  const found = new Map<string, Fault>()
  if (numbering && repeats(numbering)) found.set('numbering.reset', sentences.repeats)
  const { fields } = await ownFields(ctx, 'ticket')
  const seen = new Set<string>()
  form?.forEach(({ field, required, portal }, at) => {
    if (seen.has(field)) found.set(`form.${at}.field`, sentences.twice)
    seen.add(field)
    if (!field.startsWith('custom.')) return
    const own = fields.find(({ key }) => field === `custom.${key}`)
    if (!own || (own.onlyFor.length > 0 && !own.onlyFor.includes(kind)))
      found.set(`form.${at}.field`, sentences.noField)
    else if (required && (own.type === 'file' || own.type === 'formula'))
      found.set(`form.${at}.required`, sentences.notAsked)
    else if (portal && !askable.has(own.type)) found.set(`form.${at}.portal`, sentences.notForCustomers)
  })
  const staff = new Set(tasks.flatMap(({ staffId }) => (staffId === null ? [] : [staffId])))
  const known = staff.size === 0 ? [] : await findColleagues(ctx.db, [...staff])
  tasks.forEach(({ staffId }, at) => {
    if (staffId !== null && !known.some(({ id }) => id === staffId)) found.set(`tasks.${at}.staffId`, sentences.nobody)
  })
  return found
}

const sentences = {
  repeats: { 'zh-CN': '归零不能比日期部分更频繁，否则会重号', en: 'not more often than the date part changes' },
  twice: { 'zh-CN': '同一个字段只能出现一次', en: 'each field once' },
  noField: { 'zh-CN': '这一类工单没有这个字段', en: 'an own field of tickets of this kind' },
  notAsked: { 'zh-CN': '文件和公式字段不能设为必填', en: 'files and formulas cannot be asked for' },
  notForCustomers: { 'zh-CN': '这种字段不能请客户填写', en: 'customers cannot fill in a field of this type' },
  nobody: { 'zh-CN': '没有这位同事', en: 'the id of a colleague who works here' },
} as const satisfies Record<string, Fault>
