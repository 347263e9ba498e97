/** Of counts in a given exposure. */
export interface Count {
  readonly events: number
  readonly exposure: number
}

/** 97.5 % of a standard normal distribution lie below. */
const z = 1.959963984540054
const tail = 0.025

/**
 * A 95 % interval of the mean of a Poisson count by Byar's approximation (Breslow & Day, Statistical Methods in Cancer Research
 * II, IARC 1987, eq. 2.13), which differs from the exact one by less than 1 % from five events on.
 */
export function countInterval(events: number): readonly [number, number] {
  const bound = (n: number, sign: number) => n * (1 - 1 / (9 * n) + (sign * z) / (3 * Math.sqrt(n))) ** 3
  return [events === 0 ? 0 : bound(events, -1), bound(events + 1, 1)]
}

/**
 * The 95 % interval of the ratio of two rates (`after` by `before`), exact: given how many events there are in both, those
 * after are binomial, so the limits are Clopper and Pearson's (Biometrika 26, 1934) of that share, turned into a ratio; the
 * same as R's `poisson.test` gives. The upper end is null when it is unbounded. Both exposures are positive.
 */
export function ratioInterval(after: Count, before: Count): readonly [number, number | null] {
  const [low, high] = shareInterval(after.events, after.events + before.events)
  const ratioOf = (share: number) => (share / (1 - share)) * (before.exposure / after.exposure)
  return [ratioOf(low), high === 1 ? null : ratioOf(high)]
}

/** Clopper and Pearson's 95 % interval of a share, `hits` of `all`. */
export function shareInterval(hits: number, all: number): readonly [number, number] {
  return [
    hits === 0 ? 0 : betaQuantile(tail, hits, all - hits + 1),
    hits === all ? 1 : betaQuantile(1 - tail, hits + 1, all - hits),
  ]
}

/** Where the distribution function of a beta distribution reaches `p`, by halving: it grows, and 60 halves are exact. */
function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (betaBelow(middle, a, b) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The regularised incomplete beta function by its continued fraction (Press et al., Numerical Recipes, 6.4). */
function betaBelow(x: number, a: number, b: number): number {
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

function fraction(x: number, a: number, b: number): number {
  const away = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let result = d
  const times = (numerator: number) => {
    d = 1 / away(1 + numerator * d)
    c = away(1 + numerator / c)
    result *= d * c
    return d * c
  }
  for (let m = 1; m < 1000; m++) {
    times((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)))
    const last = times((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)))
    if (Math.abs(last - 1) < 1e-15) break
  }
  return result
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** Lanczos' approximation of the logarithm of the gamma function, for values from 1 on (g = 7, n = 9). */
function logGamma(value: number): number {
  const x = value - 1
  const sum = lanczos.reduce((total, factor, at) => total + factor / (x + at + 1), 0.99999999999980993)
  const t = x + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum)
}
