/** One line of what a run prints. */
export interface Line {
  readonly work: string
  readonly measured: string
  readonly bar: string
  readonly met: boolean
}

/** Prints lines as a table that stands well in a note. */
export function printTable(lines: readonly Line[], print: (line: string) => void) {
  print('| work | measured | bar | |')
  print('|---|---|---|---|')
  for (const { work, measured, bar, met } of lines)
    print(`| ${work} | ${measured} | ${bar} | ${met ? 'met' : 'MISSED'} |`)
}

/** The value below which a share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = Float64Array.from(samples).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const ms = (value: number) => `${value.toFixed(1)} ms`
export const perSecond = (value: number) => `${Math.round(value).toLocaleString('en')}/s`
