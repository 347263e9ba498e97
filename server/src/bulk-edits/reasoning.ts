const mostExamples = 3

interface Reasoned {
  readonly reason: string
  readonly name: string
}

/** What stays as it is, by its reason, with some of their names; the commonest first. */
export function byReason(all: readonly Reasoned[]): { reason: string; count: number; examples: string[] }[] {
  return [...Map.groupBy(all, ({ reason }) => reason)]
    .map(([reason, those]) => ({
      reason,
      count: those.length,
      examples: those.slice(0, mostExamples).map(({ name }) => name),
    }))
    .sort((one, other) => other.count - one.count)
}
