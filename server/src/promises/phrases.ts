import { number, readNumber } from './numerals.ts'

/** Which day somebody means. */
export type DayMeant =
  | { readonly by: 'days'; readonly days: number }
  | { readonly by: 'months'; readonly months: number }
  | { readonly by: 'working_days'; readonly days: number }
  /** 1 is Monday; without a week the next one that comes. */
  | { readonly by: 'weekday'; readonly week: number | null; readonly weekday: number }
  | { readonly by: 'week_end'; readonly week: number }
  | { readonly by: 'month_end'; readonly months: number }
  | { readonly by: 'year_end' }
  /** Without a month the next one that has it still to come; `worked`: at the latest on a worked day before it. */
  | { readonly by: 'month_day'; readonly months: number | null; readonly day: number; readonly worked?: true }
  /** Without a day the last one worked in the month. */
  | { readonly by: 'date'; readonly year: number | null; readonly month: number; readonly day: number | null }
  | { readonly by: 'holiday'; readonly name: string; readonly before: boolean; readonly workingDays: number }
  /** A day that is over, or comes again and again. */
  | { readonly by: 'none' }

/** A length of time from now on. */
export interface Length {
  readonly minutes: number
  readonly working: boolean
}

interface Reader<T> {
  /** Sticky. */
  readonly pattern: RegExp
  readonly read: (groups: Readonly<Record<string, string | undefined>>) => T
}

const reader = <T>(pattern: string, read: Reader<T>['read']): Reader<T> => ({ pattern: new RegExp(pattern, 'y'), read })

const within = '(?:之内|以内|内|之后|以后|后)'
const week = '(?:周|星期|礼拜)'
const month = '(?:本|这个|当|(?<next>下个?))?(?<![\\d一二三四五六七八九十])'
const after = '(?=[之以]?前|早|上午|中午|下午|晚|[给为会将就寄发送退到])'
const several = `(?:${number}\\s*[-~—至到或]\\s*)?(?<n>${number})\\s*`

const minutesOf: Readonly<Record<string, number>> = { 小时: 60, 钟头: 60, 分钟: 1, 刻钟: 15 }

/** 半小时内, 一个半小时内, 30分钟后, 4个工作小时. */
export const lengths: readonly Reader<Length>[] = [
  reader(
    `(?<!提前)${several}个?(?<half>半?)(?<working>工作)?(?<unit>小时|钟头|分钟|刻钟)(?:${within}|左右)`,
    ({ n = '', ...groups }) => ({
      minutes: (readNumber(n) + (groups.half ? 0.5 : 0)) * (minutesOf[groups.unit ?? ''] ?? 0),
      working: groups.working !== undefined,
    }),
  ),
]

const weekOf = (said: string | undefined) => (said?.startsWith('下下') ? 2 : said?.startsWith('下') ? 1 : 0)
const daysOf: Readonly<Record<string, number>> = { 今: 0, 明: 1, 后: 2, 大后: 3 }
const festivals: Readonly<Record<string, string>> = { 五一: '劳动', 十一: '国庆', 过年: '春节', 年: '春节', 节: '' }

/** In this order: what is longer, or means no day to come, first. */
export const days: readonly Reader<DayMeant>[] = [
  reader(`每[天日周月年]|每个?${week}[一二三四五六日天]?|${week}[一-五]?[至到]${week}?[一二三四五六日天]`, () => ({
    by: 'none',
  })),
  reader(`昨天|昨日|昨晚|前天|当天|刚才|上个?${week}[一二三四五六日天末]?|上个?月`, () => ({ by: 'none' })),
  reader(`${several}个?(?:工作日|工作天)${within}?`, ({ n = '' }) => ({ by: 'working_days', days: readNumber(n) })),
  reader(`${several}[天日]${within}`, ({ n = '' }) => ({ by: 'days', days: Math.ceil(readNumber(n)) })),
  reader(`(?<=最[多迟晚长]|不超过)${several}[天日]`, ({ n = '' }) => ({ by: 'days', days: readNumber(n) })),
  reader(`${several}个?${week}${within}`, ({ n = '' }) => ({ by: 'days', days: readNumber(n) * 7 })),
  reader(`半个月${within}`, () => ({ by: 'days', days: 15 })),
  reader(`${several}个月${within}`, ({ n = '' }) => ({ by: 'months', months: readNumber(n) })),
  reader('(?<day>今|明|大后|后)(?:天|日|(?=[早晚]))', ({ day = '' }) => ({ by: 'days', days: daysOf[day] ?? 0 })),
  reader(`(?<week>下下|下|本|这)一?个?${week}(?![一二三四五六日天])(?:末(?=[之以]?前)|(?!末))`, ({ week: said }) => ({
    by: 'week_end',
    week: weekOf(said),
  })),
  reader('周末(?=[之以]?前)', () => ({ by: 'week_end', week: 0 })),
  reader(
    `(?<week>下下|下|本|这)?个?${week}(?<weekday>[一二三四五六日天末](?:[、和或]?(?:周|星期)?[二三四五六日天](?![点时]))?)`,
    ({ week: said, weekday = '' }) => ({
      by: 'weekday',
      week: said === undefined ? null : weekOf(said),
      weekday: /[日天末]$/.test(weekday) ? 7 : readNumber(weekday.slice(-1)),
    }),
  ),
  reader(`${month}月[底末]|${month}月(?=[之以]?内)|下个?月(?!${number}|初)`, ({ next }) => ({
    by: 'month_end',
    months: next ? 1 : 0,
  })),
  reader(`${month}月初`, ({ next }) => ({ by: 'month_day', months: next ? 1 : null, day: 5, worked: true })),
  reader(`(?:本|这个|(?<next>下个?))月(?<day>${number})[日号]`, ({ next, day = '' }) => ({
    by: 'month_day',
    months: next ? 1 : 0,
    day: readNumber(day),
  })),
  reader('(?:今年)?年[底末]|今?年内', () => ({ by: 'year_end' })),
  reader(
    `(?:(?<year>\\d{4})年)?(?<month>${number})月(?:(?<day>${number})[日号]|(?<start>初)|[底末])`,
    ({ year, month: named = '', day, start }) => ({
      by: 'date',
      year: year === undefined ? null : Number(year),
      month: readNumber(named),
      day: start ? 5 : day === undefined ? null : readNumber(day),
    }),
  ),
  reader(`(?<![\\d/])(?<month>\\d{1,2})/(?<day>\\d{1,2})(?![\\d/])${after}`, ({ month: named, day }) => ({
    by: 'date',
    year: null,
    month: Number(named),
    day: Number(day),
  })),
  reader(`(?<day>${number})[日号]${after}`, ({ day = '' }) => ({
    by: 'month_day',
    months: null,
    day: readNumber(day),
  })),
  reader(
    '(?<name>元旦|春节|过年|清明|五一|劳动节|端午|中秋|国庆|十一|(?<![季环细情调章])节|(?<![\\d一二两三四五六七八九十几多去数半今明])年)' +
      `节?(?:放假|假期|长假|小长假)?[之以]?(?<side>前|后)(?:(?:的?第一|(?<n>${number}))个工作日内?)?`,
    ({ name = '', side, n }) => ({
      by: 'holiday',
      name: festivals[name] ?? name,
      before: side === '前',
      workingDays: n === undefined ? 1 : readNumber(n),
    }),
  ),
]

/** Until when a part of the day lasts, in minutes after midnight, and when it begins, which is meant by 前 of some. */
export const parts: Readonly<Record<string, { readonly ends: number; readonly begins?: number }>> = {
  凌晨: { ends: 360 },
  早: { ends: 600 },
  上午: { ends: 720 },
  中午: { ends: 840, begins: 720 },
  下午: { ends: 1080 },
  傍晚: { ends: 1140, begins: 1080 },
  晚: { ends: 1320, begins: 1080 },
}

const clock =
  '(?:(?<hour>\\d{1,2}):(?<minute>\\d{2})|(?<spoken>\\d{1,2}|[零一二两三四五六七八九十]{1,3})[点时](?!间)(?:钟|整|(?<half>半)|(?<quarters>[一三])刻|(?<minutes>\\d{1,2}|[零一二三四五六七八九十]{1,3})分?)?)'
const part =
  '(?:(?<part>凌晨|早(?!会|已|就)|上午|中午|下午|傍晚|(?<!最)晚)(?:(?<=[早晚])上(?!门)|(?<=[早晚])间|(?<=早)晨)?|一(?<early>早)|下班)'

/** What may stand after a day, or alone. */
export const partOfDay = new RegExp(part, 'y')
export const clockTime = new RegExp(clock, 'y')
export const rangeSign = /\s*(?:到|至|-|~|—)\s*/y
export const ending = /(?:之间|下班)?(?:[之以]?前|[之以]?内|左右)?/y

/** What sounds like a promise and binds nobody to a time. */
export const vague =
  /尽快|尽早|马上|立即|立刻|即刻|稍后|随后|晚点|晚些时候|回头|改天|改日|近期|近日|不日|第一时间|这[两几]天|过[两几]天|几天内|过阵子|有空/g
