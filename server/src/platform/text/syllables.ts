const finalsByInitial: Readonly<Record<string, string>> = {
  '': 'a ai an ang ao e ei en eng er o ou',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  f: 'a an ang ei en eng o ou u',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan ue un uo v ve',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan ue uo v ve',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  t: 'a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo',
  w: 'a ai an ang ei en eng o u',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
}

const syllables = new Set(
  Object.entries(finalsByInitial).flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final)),
)
const beginnings = new Set(
  [...syllables].flatMap((syllable) => Array.from(syllable, (_, at) => syllable.slice(0, at + 1))),
)
const longestSyllable = 6

/** Beyond so many ways of cutting, the rest says nothing new. */
const mostCuts = 8

/**
 * The ways in which letters can be cut into pinyin syllables (xian: xian, xi an), those of fewer syllables first. The
 * last one may be the beginning of a syllable where `unfinished` says so. None when they cannot.
 */
export function cutSyllables(letters: string, last: 'whole' | 'unfinished'): (readonly string[])[] {
  const cuts: (readonly string[])[] = []
  const cut = (from: number, before: readonly string[]) => {
    if (cuts.length >= mostCuts) return
    if (from === letters.length) {
      cuts.push(before)
      return
    }
    for (let to = Math.min(letters.length, from + longestSyllable); to > from; to--) {
      const piece = letters.slice(from, to)
      if (syllables.has(piece) || (last === 'unfinished' && to === letters.length && beginnings.has(piece)))
        cut(to, [...before, piece])
    }
  }
  cut(0, [])
  return cuts.toSorted((a, b) => a.length - b.length)
}

/** Whether letters are pinyin syllables from the first to the last. */
export function isPinyin(letters: string): boolean {
  const ends = [true]
  for (let to = 1; to <= letters.length; to++) {
    let end = false
    for (let from = Math.max(0, to - longestSyllable); from < to && !end; from++)
      end = ends[from] === true && syllables.has(letters.slice(from, to))
    ends.push(end)
  }
  return ends[letters.length] === true
}

/**
 * The ways in which letters can be syllables mixed with initials (zhangsf: zhang s f), each piece as long as it can be;
 * only where both occur.
 */
export function cutMixed(letters: string): (readonly string[])[] {
  const cuts: (readonly string[])[] = []
  const cut = (from: number, before: readonly string[]) => {
    if (cuts.length >= mostCuts) return
    if (from === letters.length) {
      if (before.some(isWhole) && !before.every(isWhole)) cuts.push(before)
      return
    }
    for (let to = Math.min(letters.length, from + longestSyllable); to > from; to--) {
      const piece = letters.slice(from, to)
      if (isWhole(piece) || isInitial(piece)) cut(to, [...before, piece])
    }
  }
  cut(0, [])
  return cuts.toSorted((a, b) => a.length - b.length)
}

const isWhole = (piece: string) => piece.length > 1 && syllables.has(piece)
const isInitial = (piece: string) => /^(?:[a-hj-tw-z]|[zcs]h)$/.test(piece)

const initialSwaps: Readonly<Record<string, string>> = {
  zh: 'z',
  z: 'zh',
  ch: 'c',
  c: 'ch',
  sh: 's',
  s: 'sh',
  n: 'l',
  l: 'n',
  f: 'h',
  h: 'f',
}
const initialOf = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])/

const similar = new Map<string, readonly string[]>()

/**
 * The syllables that many speakers do not tell from this one: zh/z, ch/c, sh/s, n/l, f/h before, and ang/an, eng/en,
 * ing/in behind. Of what is not a whole syllable yet, only the beginning is looked at.
 */
export function similarSyllables(syllable: string): readonly string[] {
  let found = similar.get(syllable)
  if (!found) {
    found = findSimilar(syllable)
    if (similar.size < 2_000) similar.set(syllable, found)
  }
  return found
}

function findSimilar(syllable: string): readonly string[] {
  const initial = initialOf.exec(syllable)?.[0] ?? ''
  const final = syllable.slice(initial.length)
  const initials = [initial, ...(initialSwaps[initial] === undefined ? [] : [initialSwaps[initial]])]
  const finals = [final, ...swappedFinals(final)]
  return initials
    .flatMap((one) => finals.map((other) => one + other))
    .filter((one) => one !== syllable && beginnings.has(one) && (syllables.has(one) || !syllables.has(syllable)))
}

function swappedFinals(final: string): string[] {
  if (/[aei]ng$/.test(final)) return [final.slice(0, -1)]
  return /[aei]n$/.test(final) ? [`${final}g`] : []
}

/** What many speakers make of a syllable: zh, ch, sh as z, c, s; n as l; ang, eng, ing as an, en, in. */
export function soundOf(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[^g]|$)/, 'l')
    .replace(/([aei])ng$/, '$1n')
}

/** Letters cut into as few pinyin syllables as possible, from the first to the last; undefined when they are none. */
export function fewestSyllables(letters: string): string[] | undefined {
  const cuts: (string[] | undefined)[] = [[]]
  for (let to = 1; to <= letters.length; to++) {
    cuts[to] = undefined
    for (let from = Math.max(0, to - longestSyllable); from < to; from++) {
      const before = cuts[from]
      const piece = letters.slice(from, to)
      if (before && syllables.has(piece) && before.length + 1 < (cuts[to]?.length ?? Number.POSITIVE_INFINITY))
        cuts[to] = [...before, piece]
    }
  }
  return cuts[letters.length]
}
