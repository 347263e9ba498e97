/** Chance that comes out the same for a seed (mulberry32). */
export interface Dice {
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** One of many, the first far more often than the last, as surnames are. */
  skewed<T>(from: readonly T[]): T
  digits(count: number): string
}

export function diceFrom(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const at = <T>(from: readonly T[], share: number) => from[Math.floor(share * from.length)] as T
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (from) => at(from, next()),
    skewed: (from) => at(from, next() ** 2.2),
    digits: (count) => Array.from({ length: count }, () => Math.floor(next() * 10)).join(''),
  }
}
