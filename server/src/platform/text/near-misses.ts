import { companyCore } from './company-core.ts'
import { edits } from './edits.ts'
import { findAbbreviation, findHanTypo, hanTypos } from './han-typos.ts'
import { type Ear, matchText, type TextMatch } from './matching.ts'
import { cellsOf, type Typed, typedCells } from './name-cells.ts'
import { nameReadings } from './pinyin.ts'
import { runsOf } from './runs.ts'
import { anyOf, hanTerm, typedText } from './search-query.ts'
import { quoteLexeme, searchTokens } from './search-tokens.ts'
import { cutSyllables, isPinyin, similarSyllables } from './syllables.ts'

/** Why a name is offered although it is not what was typed. */
export type Miss = 'company' | 'same_sound' | 'similar_sound' | 'typo' | 'abbreviation'

/** A match that was not typed as it stands. */
export type NearMatch = TextMatch & { readonly miss: Miss }

/** What is looked for when exactly what was typed finds too little. Queries are literals for `::tsquery`, or empty. */
export interface NearMisses {
  /** Finds names that sound as what was typed, exactly or to many speakers, and companies whose core it names. */
  readonly sounds: string
  /** Find names in which one letter or character is wrong, missing, too much or in the wrong place; the likelier first. */
  readonly typos: readonly string[]
  /** Tells whether a name is a near miss, how, and where; undefined when it is not. */
  match(name: string): NearMatch | undefined
}

const mostSounds = 16
const longest = 24
const longestTypo = 12
const leastTypo = 5
const mostTypos = 120
/** Fewer letters begin too many names to be taken for the beginning of one. */
const leastBeginning = 6

/** Reads what was typed as something else was meant; undefined unless it is Chinese characters or letters alone. */
export function nearMisses(typed: string): NearMisses | undefined {
  const text = typedText(typed)
  const runs = runsOf(text)
  const joined = runs.map((run) => run.text).join('')
  if (runs.length > 0 && runs.every(({ han }) => han)) return ofCharacters(Array.from(joined), companyCore(text))
  return /^[a-z]{2,24}$/.test(joined) ? ofLetters(text, joined) : undefined
}

function ofCharacters(han: readonly string[], coreText: string): NearMisses {
  const core = runsOf(coreText)
    .map(({ text }) => text)
    .join('')
  const isCompany = core !== han.join('')
  const few = han.length > 1 && han.length <= longestTypo
  const syllables = nameReadings(han).map(([first = '']) => first)
  const sound = few ? typedCells(syllables.join('')) : []
  const byCore = typedCells(core)
  return {
    sounds: anyOf([
      ...(isCompany ? [hanTerm(Array.from(core))] : []),
      ...(few ? alikeTo([syllables]).map((one) => `${quoteLexeme(one)}:*`) : []),
    ]),
    typos: few && han.length > 0 ? [anyOf(hanTypos(han))] : [],
    match: (name) => {
      const named = isCompany ? matchText(name, byCore) : undefined
      if (named?.likeness === 'name') return { ...named, miss: 'company' }
      if (!few) return undefined
      const cells = cellsOf(name)
      const typo = () =>
        withMiss('typo', findHanTypo(cells, han)) ?? withMiss('abbreviation', findAbbreviation(cells, han))
      return heard(name, sound, 'exact') ?? heard(name, sound, 'southern') ?? typo()
    },
  }
}

function heard(name: string, sound: readonly Typed[], ear: Ear): NearMatch | undefined {
  const match = matchText(name, sound, ear)
  return match?.likeness === 'pinyin' ? { ...match, miss: ear === 'exact' ? 'same_sound' : 'similar_sound' } : undefined
}

function ofLetters(text: string, letters: string): NearMisses {
  const wanted = typedCells(text)
  const near = letters.length < leastTypo ? [] : edits(letters)
  const pinyin = near.filter(isPinyin).slice(0, mostTypos)
  const words = new Set(letters.length <= longestTypo ? near.filter((one) => !isPinyin(one)) : [])
  const whole = cutSyllables(letters, 'whole')
  const cuts = whole.length > 0 ? whole : cutSyllables(letters, 'unfinished')
  return {
    sounds: anyOf(
      alikeTo(cuts)
        .filter((one) => one !== letters)
        .map((one) => `${quoteLexeme(one)}:*`),
    ),
    typos: [anyOf(pinyin.map(asTyped)), anyOf([...words].map(quoteLexeme))].filter((query) => query !== ''),
    match: (name) => withMiss('similar_sound', matchText(name, wanted, 'southern')) ?? typo(name),
  }

  // a shorter text would be the beginning of all that what was typed is not
  function asTyped(one: string): string {
    const whole = one.length < letters.length || letters.length < leastBeginning
    return whole ? quoteLexeme(one) : `${quoteLexeme(one)}:*`
  }

  function typo(name: string): NearMatch | undefined {
    // the tokens say at once which of many readings it could be
    const tokens = [...searchTokens({ names: [name] }).keys()]
    const meant = pinyin.find((one) => tokens.some((token) => token.startsWith(one)))
    const match = meant === undefined ? undefined : matchText(name, meant)
    return match?.likeness === 'pinyin' ? { ...match, miss: 'typo' } : wordTypo(name, words)
  }
}

const withMiss = (miss: Miss, match: TextMatch | undefined): NearMatch | undefined => match && { ...match, miss }

/** What sounds alike to many speakers, of several ways to read what was typed. */
function alikeTo(ways: readonly (readonly string[])[]): string[] {
  const sounds = new Set<string>()
  for (const syllables of ways) {
    let heardSoFar = ['']
    for (const syllable of syllables)
      heardSoFar = heardSoFar
        .flatMap((before) => [syllable, ...similarSyllables(syllable)].map((one) => before + one))
        .slice(0, mostSounds)
    for (const sound of heardSoFar) if (sounds.size < mostSounds) sounds.add(sound.slice(0, longest))
  }
  return [...sounds]
}

/** A word of letters that is one edit away. */
function wordTypo(name: string, words: ReadonlySet<string>): NearMatch | undefined {
  const cells = cellsOf(name).filter(({ readings }) => !readings)
  for (const [at, { first, from }] of cells.entries()) {
    if (!first) continue
    const rest = cells.findIndex((cell, place) => place > at && cell.first)
    const word = cells.slice(at, rest < 0 ? undefined : rest)
    if (words.has(word.map(({ text }) => text).join('')))
      return { likeness: 'name', extent: 'inside', marks: [[from, word.at(-1)?.to ?? from]], miss: 'typo' }
  }
  return undefined
}
