const two = (number: number) => String(number).padStart(2, '0')

/** `at` on the wall, as `MomentField` takes it: `2026-02-28T09:05`. */
export const wallTime = (at: Date): string =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
