import type { Locale } from '@zhike/contract/reasons'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'

/** What would be right in a field whose shape is right but whose content is not. */
const sentences = {
  name: { 'zh-CN': '请填写看得见的文字', en: 'a name of visible characters' },
  phone: { 'zh-CN': '不是有效的电话号码', en: 'a telephone number that can exist, such as 13800138000' },
  email: { 'zh-CN': '不是有效的邮箱地址', en: 'an e-mail address, such as name@example.com' },
  wechat: { 'zh-CN': '微信号只能有字母、数字和 - _ . @ :', en: 'letters, digits and - _ . @ : only' },
  external: { 'zh-CN': '请填写看得见的文字', en: 'a number of visible characters' },
  region: { 'zh-CN': '没有这个地区', en: 'a GB/T 2260 code or the names down to the district' },
  address: { 'zh-CN': '请选择地区或填写详细地址', en: 'a region or a street' },
  unreadable: { 'zh-CN': '日期读不懂', en: 'a date' },
  no_such_day: { 'zh-CN': '历法里没有这一天', en: 'a day that its calendar has' },
  too_early: { 'zh-CN': '不能早于 1900 年', en: '1900 or later' },
  in_the_future: { 'zh-CN': '不能晚于今天', en: 'today or earlier' },
} as const satisfies Record<string, Record<Locale, string>>

/** Throws `request.invalid` naming the field and, in the caller's language, what would be right there. */
export function refuseField(ctx: Pick<Ctx, 'locale'>, field: string, sentence: keyof typeof sentences): never {
  return fail('request.invalid', { fields: { [field]: sentences[sentence][ctx.locale] } })
}
