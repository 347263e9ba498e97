const dayMs = 86_400_000
const hourMs = 3_600_000

export const daysBefore = (moment: Date, days: number) => new Date(moment.getTime() - days * dayMs)
export const minutesAfter = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000)

/** The next moment between 9 and 18 o'clock in Shanghai: when people of the company work. */
export function atWork(moment: Date): Date {
  const local = new Date(moment.getTime() + 8 * hourMs)
  const hour = local.getUTCHours()
  const dayStart = moment.getTime() - (local.getTime() % dayMs)
  const minute = local.getTime() % hourMs
  if (hour < 9) return new Date(dayStart + 9 * hourMs + minute)
  if (hour >= 18) return new Date(dayStart + 33 * hourMs + minute)
  return moment
}
