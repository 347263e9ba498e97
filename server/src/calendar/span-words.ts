import type { Locale } from '@zhike/contract/reasons'
import type { Span } from './working-time.ts'

type Words = (name: string) => string

const words: Readonly<Record<Span['reason'], Readonly<Record<Locale, Words>>>> = {
  working: { 'zh-CN': () => '工作时间', en: () => 'working hours' },
  made_up: { 'zh-CN': (name) => `${name}调休上班`, en: (name) => `made up for ${name}` },
  own_workday: { 'zh-CN': (name) => `${name}上班`, en: (name) => `worked: ${name}` },
  closed: { 'zh-CN': () => '非工作时间', en: () => 'outside working hours' },
  weekend: { 'zh-CN': () => '周末', en: () => 'weekend' },
  holiday: { 'zh-CN': (name) => `${name}放假`, en: (name) => `holiday: ${name}` },
  own_day_off: { 'zh-CN': (name) => `${name}休息`, en: (name) => `day off: ${name}` },
}

/** Why a span of time counts or not, in words. */
export const spanWords = ({ reason, name = '' }: Pick<Span, 'reason' | 'name'>, locale: Locale): string =>
  words[reason][locale](name)
