/** A name of which no more than the first character is told: 张**, M***. */
export function maskName(name: string): string {
  const [first = '', ...rest] = name.trim()
  return first + '*'.repeat(Math.min(Math.max(rest.length, 1), 3))
}
