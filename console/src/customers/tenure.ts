/** How long somebody is with us, in the largest unit of which there is more than one: 40 days, 14 months, 3.5 years. */
export function spanOf(days: number): { readonly unit: 'Days' | 'Months' | 'Years'; readonly count: number } {
  if (days < 60) return { unit: 'Days', count: days }
  if (days < 730) return { unit: 'Months', count: Math.floor(days / 30.44) }
  return { unit: 'Years', count: Math.floor((days / 365.25) * 10) / 10 }
}
