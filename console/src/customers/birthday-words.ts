import type { Birthday } from '@zhike/contract/customers'
import type { Locale } from '@zhike/contract/reasons'
import { birthdayTexts } from './birthday.texts.ts'

/** Month and day of the lunar calendar by name: 闰四月十五. */
const lunarMonths: readonly string[] = birthdayTexts['zh-CN'].lunarMonths.split(' ')
const lunarDays: readonly string[] = birthdayTexts['zh-CN'].lunarDays.split(' ')

/** A birthday as people say it: 1990年5月17日 · 农历1990年闰四月十五 · 10月1日. */
export function sayBirthday({ calendar, year, month, day, leapMonth }: Birthday, locale: Locale): string {
  const t = birthdayTexts[locale]
  if (calendar === 'solar') {
    const format = new Intl.DateTimeFormat(locale, {
      month: 'long',
      day: 'numeric',
      timeZone: 'UTC',
      ...(year === undefined ? {} : { year: 'numeric' as const }),
    })
    return format.format(Date.UTC(year ?? 2000, month - 1, day))
  }
  if (locale === 'en') {
    const years = year === undefined ? '' : `${year}, `
    return `${t.lunar} ${years}${leapMonth ? t.leap : ''}${t.month} ${month}, ${t.day} ${day}`
  }
  const years = year === undefined ? '' : `${year}${t.year}`
  return `${t.lunar}${years}${leapMonth ? t.leap : ''}${lunarMonths[month - 1]}${lunarDays[day - 1]}`
}
