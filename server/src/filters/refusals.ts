import type { Locale } from '@zhike/contract/reasons'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'

/** What would be right in a part of a filter, an order or a grouping that is none. */
const sentences = {
  field: { 'zh-CN': '没有这个字段，或者已停用', en: 'there is no such field, or no longer' },
  order: { 'zh-CN': '没有这个字段，或者不能按它排序', en: 'there is no such field, or it has no order' },
  group: { 'zh-CN': '没有这个字段，或者不能按它分组', en: 'there is no such field, or it makes no groups' },
  operator: { 'zh-CN': '这个字段不能这样比较', en: 'this field is not compared like that' },
  no_value: { 'zh-CN': '这个条件不需要值', en: 'this condition takes no value' },
  option: { 'zh-CN': '没有这个选项', en: 'there is no such choice' },
} as const satisfies Record<string, Record<Locale, string>>

/** Throws `request.invalid` naming the part and, in the caller's language, what would be right there. */
export function refusePart(ctx: Pick<Ctx, 'locale'>, part: string, sentence: keyof typeof sentences): never {
  return fail('request.invalid', { fields: { [part]: sentences[sentence][ctx.locale] } })
}
