/** Tells a wish from its echo: a double click asks for the same twice. */
export interface Echo {
  /** Whether the same is under way, or was done a moment ago; else it is under way from now on. */
  hears(wish: string): boolean
  /** What was asked for is done; when it is refused it can be asked for again at once. */
  ends(wish: string, well: boolean): void
}

const doubleClickMs = 600

export function echo(now: () => number = () => performance.now()): Echo {
  const until = new Map<string, number>()
  return {
    hears(wish) {
      for (const [one, end] of until) if (end < now()) until.delete(one)
      if (until.has(wish)) return true
      until.set(wish, Number.POSITIVE_INFINITY)
      return false
    },
    ends(wish, well) {
      until.set(wish, well ? now() + doubleClickMs : Number.NEGATIVE_INFINITY)
    },
  }
}
