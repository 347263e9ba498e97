import { pinyin } from 'pinyin-pro'
import { readings } from './readings.ts'

// A call of pinyin-pro takes 5 µs, so readings are kept: of single characters (there are not many), and of the first
// two characters of names, which can be a surname of two (尉迟 is yu chi).
const characterReadings = new Map<string, string>()
const headReadings = new Map<string, string[]>()
const mostHeads = 20_000

/**
 * The pinyin syllables of a person's or company's name in Chinese characters, without tones, ü as `v`: surnames in
 * their reading as surnames (单 shan, 曾 zeng, 仇 qiu). A character without a reading stands for itself.
 */
export function nameSyllables(characters: readonly string[]): string[] {
  return [...readHead(characters.slice(0, 2).join('')), ...characters.slice(2).map(readCharacter)]
}

/** The readings of each character of a name: that of `nameSyllables` first, then the others by which people look for it. */
export function nameReadings(characters: readonly string[]): (readonly string[])[] {
  const syllables = nameSyllables(characters)
  return characters.map((character, at) => {
    const first = syllables[at] ?? character
    const others = otherReadings(character)
    return others.length === 0 ? [first] : [first, ...others.filter((other) => other !== first)]
  })
}

const none: readonly string[] = []
const listed = new Map(Object.entries(readings).map(([character, text]) => [character, text.split(' ')]))
const otherReadings = (character: string): readonly string[] => listed.get(character) ?? none

function readHead(head: string): string[] {
  let reading = headReadings.get(head)
  if (!reading) {
    if (headReadings.size >= mostHeads) headReadings.clear()
    reading = pinyin(head, { toneType: 'none', type: 'array', surname: 'head', v: true })
    headReadings.set(head, reading)
  }
  return reading
}

function readCharacter(character: string): string {
  let reading = characterReadings.get(character)
  if (reading === undefined) {
    reading = pinyin(character, { toneType: 'none', v: true })
    characterReadings.set(character, reading)
  }
  return reading
}

const spelt = new Map<string, string>()
const lastCharacter = 0x9fa5
const firstCharacter = 0x4e00

/** A character that is read so, a rare one where there is a choice; undefined when none is. */
export function characterFor(syllable: string): string | undefined {
  if (spelt.size === 0)
    for (let code = lastCharacter; code >= firstCharacter; code--) {
      const character = String.fromCharCode(code)
      const reading = pinyin(character, { toneType: 'none', v: true })
      if (!spelt.has(reading)) spelt.set(reading, character)
    }
  return spelt.get(syllable)
}

/** The usual reading of one character, without its tone, ü as `v`; what has none stands for itself. */
export const syllableOf = (character: string): string => readCharacter(character)
