const dayMs = 86_400_000
const hourMs = 3_600_000

export const daysBefore = (moment: Date, days: number) => new Date(moment.getTime() - days * dayMs)
export const minutesAfter = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000)

/**
 * When people of the company do what is due at a moment: then, from 9 to 18 o'clock in Shanghai, else in the hour before 9.
 * What was due first is done first, whatever the time of the day is.
 */
export const atWork = (moment: Date) => within(moment, 9, 18)
/** When customers do: from 7 to 23 o'clock, else in the hour before 7. */
export const awake = (moment: Date) => within(moment, 7, 23)

function within(moment: Date, from: number, to: number): Date {
  const sinceMidnight = (moment.getTime() + 8 * hourMs) % dayMs
  const sinceEnd = (sinceMidnight - to * hourMs + dayMs) % dayMs
  const night = dayMs - (to - from) * hourMs
  if (sinceEnd >= night) return moment
  // the night, pressed into its last hour
  return new Date(moment.getTime() - sinceEnd + night - hourMs + Math.floor((sinceEnd / night) * hourMs))
}
