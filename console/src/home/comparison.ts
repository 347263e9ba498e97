/** How today stands against the same weekday before. */
export type Comparison =
  | { readonly kind: 'same' }
  | { readonly kind: 'new' }
  | { readonly kind: 'changed'; readonly percent: number }

/** Whole percent, rounded; a change from nothing has no percentage. */
export function compare(value: number, before: number): Comparison {
  if (value === before) return { kind: 'same' }
  if (before === 0) return { kind: 'new' }
  const percent = Math.round(((value - before) / Math.abs(before)) * 100)
  return percent === 0 ? { kind: 'same' } : { kind: 'changed', percent }
}

/** Part of the day for a greeting, by the hour of the clock on the wall. */
export function greetingOf(hour: number): 'morning' | 'noon' | 'afternoon' | 'evening' {
  if (hour < 5 || hour >= 18) return 'evening'
  if (hour < 11) return 'morning'
  return hour < 13 ? 'noon' : 'afternoon'
}
