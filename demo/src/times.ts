const dayMs = 86_400_000
const hourMs = 3_600_000

export const daysBefore = (moment: Date, days: number) => new Date(moment.getTime() - days * dayMs)
export const minutesAfter = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000)

/** The next moment at which people of the company work, from 9 to 18 o'clock in Shanghai. */
export const atWork = (moment: Date) => nextBetween(moment, 9, 18)
/** The next moment at which customers write, from 7 to 23 o'clock. */
export const awake = (moment: Date) => nextBetween(moment, 7, 23)

function nextBetween(moment: Date, from: number, to: number): Date {
  const local = new Date(moment.getTime() + 8 * hourMs)
  const hour = local.getUTCHours()
  if (hour >= from && hour < to) return moment
  const dayStart = moment.getTime() - (local.getTime() % dayMs)
  const minute = local.getTime() % hourMs
  return new Date(dayStart + (hour < from ? from : 24 + from) * hourMs + minute)
}
