/** A spark line in a box of `width` × `height`: its path, and where its last point stands. */
export interface Spark {
  readonly path: string
  readonly x: number
  readonly y: number
}

const round = (n: number) => Math.round(n * 10) / 10

/** Draws values from left to right; the least stands at the bottom, a flat line in the middle. One value is no line. */
export function sparkOf(values: readonly number[], width: number, height: number): Spark | undefined {
  if (values.length < 2) return undefined
  const least = Math.min(...values)
  const span = Math.max(...values) - least
  const pad = 3
  const points = values.map((value, place) => ({
    x: round(pad + (place / (values.length - 1)) * (width - 2 * pad)),
    y: round(span === 0 ? height / 2 : height - pad - ((value - least) / span) * (height - 2 * pad)),
  }))
  const last = points.at(-1)
  return last && { path: `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}`, ...last }
}
