const two = (number: number) => String(number).padStart(2, '0')

/** Minutes after midnight as a clock shows them: `09:00`, `24:00`. */
export const sayClock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

/** What somebody typed as a time of day (`9:00`, `900`, `9：30`, `9`), in minutes after midnight, at most 24:00. */
export function readClock(typed: string): number | undefined {
  const text = typed.trim().replace(/[：.]/, ':')
  const found = /^(\d{1,2})(?::?(\d{2}))?$/.exec(text)
  if (!found) return undefined
  const minutes = Number(found[1]) * 60 + Number(found[2] ?? 0)
  return Number(found[2] ?? 0) < 60 && minutes <= 1440 ? minutes : undefined
}

/** From when to when a shift goes; `nextDay` says that it ends on the day after. */
export const sayShift = ({ begins, ends }: { begins: number; ends: number }, nextDay: string): string =>
  `${sayClock(begins)}–${ends > 1440 ? `${nextDay} ` : ''}${sayClock(ends > 1440 ? ends - 1440 : ends)}`
