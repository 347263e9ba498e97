/**
 * At most so many of several lists, in their order: each gets its equal part, and what a list does not fill goes to the
 * others.
 */
export function shareOut<T>(lists: readonly (readonly T[])[], most: number): T[] {
  const parts = lists.map(() => 0)
  let left = most
  let growing = true
  while (left > 0 && growing) {
    growing = false
    for (const [at, list] of lists.entries()) {
      if (left === 0 || (parts[at] ?? 0) >= list.length) continue
      parts[at] = (parts[at] ?? 0) + 1
      left--
      growing = true
    }
  }
  return lists.flatMap((list, at) => list.slice(0, parts[at]))
}
