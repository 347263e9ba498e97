import type { Locale } from '@zhike/contract/reasons'
import type { TimeMeant } from './dating.ts'
import type { Why } from './finding.ts'
import type { DayMeant } from './phrases.ts'

/** How a due time follows from what was said, in words. */
export const whyWords = (why: Why, locale: Locale): string => (locale === 'zh-CN' ? chinese(why) : english(why))

const weeks = { 'zh-CN': ['本周', '下周', '下下周'], en: ['this week', 'next week', 'the week after next'] } as const
const weekdays = '一二三四五六日'

function chinese(why: Why): string {
  if (why.by === 'vague') return '没有说到什么时候，不能记为承诺'
  if (why.by === 'depends') return '要等另一件事之后才算起，还没有日期'
  if (why.by === 'length') return `从写下时起 ${why.minutes} 分钟${why.working ? '工作时间' : ''}`
  const time = timeWords(why.time, '说的时间', '这一段结束', '下班')
  return `${dayInChinese(why.day)}，到${time}`
}

function dayInChinese(day: DayMeant | null): string {
  switch (day?.by) {
    case 'days':
      return day.days === 0 ? '当天' : `当天起第 ${day.days} 天`
    case 'months':
      return `${day.months} 个月后的同一天`
    case 'working_days':
      return `第 ${day.days} 个工作日（当天不算，跳过休息日和节假日）`
    case 'weekday':
      return `${day.week === null ? '最近的周' : weeks['zh-CN'][day.week]}${weekdays[day.weekday - 1]}`
    case 'week_end':
      return `${weeks['zh-CN'][day.week]}最后一个工作日`
    case 'month_end':
      return `${day.months === 0 ? '本月' : '下月'}最后一个工作日`
    case 'year_end':
      return '今年最后一个工作日'
    case 'holiday':
      return `${day.name || '下一个节日'}${day.before ? '前最后一个' : `后第 ${day.workingDays} 个`}工作日`
    case 'date':
    case 'month_day':
      return '写明的日期'
    default:
      return '当天'
  }
}

function english(why: Why): string {
  if (why.by === 'vague') return 'no time is said, so it cannot be recorded as a promise'
  if (why.by === 'depends') return 'it begins when something else has happened, so it has no date yet'
  if (why.by === 'length') return `${why.minutes} ${why.working ? 'working ' : ''}minutes from when it was written`
  return `${dayInEnglish(why.day)}, until ${timeWords(why.time, 'the time said', 'the end of that part', 'the end of work')}`
}

function dayInEnglish(day: DayMeant | null): string {
  switch (day?.by) {
    case 'days':
      return day.days === 0 ? 'the same day' : `${day.days} days on`
    case 'months':
      return `the same day ${day.months} months on`
    case 'working_days':
      return `working day ${day.days}, not counting today, days of rest and holidays`
    case 'weekday':
      return day.week === null ? 'the next such weekday' : `that weekday of ${weeks.en[day.week]}`
    case 'week_end':
      return `the last working day of ${weeks.en[day.week]}`
    case 'month_end':
      return `the last working day of ${day.months === 0 ? 'this' : 'next'} month`
    case 'year_end':
      return 'the last working day of the year'
    case 'holiday':
      return day.before ? 'the last working day before the holiday' : `working day ${day.workingDays} after the holiday`
    case 'date':
    case 'month_day':
      return 'the date written'
    default:
      return 'the same day'
  }
}

const timeWords = ({ clock, part }: TimeMeant, said: string, ofPart: string, closing: string) =>
  clock ? said : part ? ofPart : closing
