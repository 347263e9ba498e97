/**
 * By how many whole percent today is above the whole of the same weekday; 0 when it is not, for a day that goes on has not
 * fallen behind, and when there was nothing to rise from.
 */
export const riseOf = (value: number, before: number): number =>
  before > 0 && value > before ? Math.round(((value - before) / before) * 100) : 0
