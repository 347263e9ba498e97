import { pinyin } from 'pinyin-pro'

// A call of pinyin-pro takes 5 µs, so readings are kept: of single characters (there are not many), and of the first
// two characters of names, which can be a surname of two (尉迟 is yu chi).
const characterReadings = new Map<string, string>()
const headReadings = new Map<string, string[]>()
const mostHeads = 20_000

// The second reading of characters that are frequent in given names and that people search by either. pinyin-pro's own
// list has every reading a dictionary knows, most of which no person bears.
const otherReadings: Readonly<Record<string, string>> = {
  重: 'chong',
  乐: 'yue',
  朝: 'zhao',
  长: 'zhang',
  曾: 'zeng',
  行: 'hang',
  茜: 'xi',
  晟: 'cheng',
  盛: 'cheng',
  藏: 'zang',
  传: 'zhuan',
  柏: 'bo',
  都: 'du',
  隽: 'juan',
  单: 'shan',
  朴: 'pu',
  仇: 'chou',
  解: 'jie',
  查: 'cha',
  盖: 'gai',
  覃: 'tan',
  臧: 'cang',
  缪: 'mou',
  翟: 'di',
}

/**
 * The pinyin syllables of a person's or company's name in Chinese characters, without tones, ü as `v`: surnames in
 * their reading as surnames (单 shan, 曾 zeng, 仇 qiu). A character without a reading stands for itself.
 */
export function nameSyllables(characters: readonly string[]): string[] {
  return [...readHead(characters.slice(0, 2).join('')), ...characters.slice(2).map(readCharacter)]
}

/** The other usual reading of a character in names, if it has one that is not `known`. */
export function otherReading(character: string, known: string): string | undefined {
  const other = otherReadings[character]
  return other === known ? undefined : other
}

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
