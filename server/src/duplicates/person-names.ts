import { nameSyllables } from '../platform/text/pinyin.ts'
import { simplify } from '../platform/text/simplify.ts'

/** What a written name says of a person, with everything taken off that is no name. */
export interface PersonName {
  /** Simplified characters, surname first; empty for a name in letters. */
  readonly han: string
  readonly surname: string
  /** Empty when only the surname is known: 张先生, 小张. */
  readonly given: string
  /** Surname and given name as they sound, ü as u; of a name in letters its words, in the order they were written. */
  readonly sounds: readonly string[]
  readonly surnameSound: string
  /** Words in letters beside the characters: 张伟 Tony. */
  readonly letters: readonly string[]
  /** What the form of address says: 先生, 女士. */
  readonly gender: 'male' | 'female' | undefined
}

const doubleSurnames = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 司徒 令狐 夏侯 轩辕 端木 独孤 南宫 长孙 宇文 司空 呼延 百里 东郭 闻人 澹台 申屠 万俟'.split(
    ' ',
  ),
)
const ofMen = ['先生', '男士', '师傅', '大哥', '老板', '叔叔', '大叔', '大爷', '爷爷', '哥', '叔', '伯']
const ofWomen = ['女士', '小姐姐', '小姐', '太太', '夫人', '阿姨', '大姐', '奶奶', '美女', '姐', '妈妈', '妹']
const ofBoth =
  '老师 总经理 董事长 经理 总监 主任 主管 医生 大夫 护士 教授 博士 院长 校长 科长 处长 局长 部长 书记 秘书 助理 会计 律师 工程师 老板娘 同学 客户 同志 总 工 董 局 处 科 队'.split(
    ' ',
  )
const titles = [...ofMen, ...ofWomen, ...ofBoth].sort((a, b) => b.length - a.length)
/** Single characters that may also end a given name: 建工 is one, 张工 is none. */
const alsoGiven = new Set(['工', '董', '局', '处', '科', '队', '伯', '妹', '叔', '哥', '姐', '总'])
const brackets = /[（(【[「『<《].*?[）)】\]」』>》]|[（(【[].*$/g
const noise = /\d{3,}|vip|wechat|qq/gi
const notes = /(?:微信|老客户|新客户|已加|朋友|介绍|本人|收).*$/
const courtesy = /^(?:mr|mrs|ms|miss|dr|prof|sir|madam)$/

/** Reads a person's name as people write it. */
export function readPersonName(written: string): PersonName {
  const text = written.normalize('NFKC')
  const inBrackets = text.match(brackets)?.join('') ?? ''
  const bare = text.replace(brackets, ' ').replace(noise, ' ').trim()
  // what follows a dash or stroke is a note, unless it is all there is
  const main = /^(\p{Script=Han}[\p{Script=Han}\s·•]*)[-—_/|,，、]/u.exec(bare)?.[1] ?? bare
  const characters = [...main].filter((c) => /\p{Script=Han}/u.test(c)).map(simplify)
  const letters = wordsOf(main)
  const courtesies: string[] = main.toLowerCase().match(/[a-z]+/g) ?? []
  const said =
    genderOf(inBrackets) ??
    (courtesies.includes('mr') ? 'male' : courtesies.some((w) => /^(?:mrs|ms|miss)$/.test(w)) ? 'female' : undefined)
  if (characters.length === 0) return inLetters(letters, said)
  const { name, title } = withoutTitle(characters.join('').replace(notes, ''))
  const surname = doubleSurnames.has(name.slice(0, 2)) ? name.slice(0, 2) : name.slice(0, 1)
  const given = name.slice(surname.length)
  const sounds = nameSyllables([...name]).map(sound)
  return {
    han: name,
    surname,
    given,
    sounds,
    surnameSound: sounds.slice(0, surname.length).join(''),
    letters,
    gender: genderOf(title) ?? said,
  }
}

const wordsOf = (text: string) =>
  (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  )
    .filter((word) => word.length > 1 && !courtesy.test(word))
    .map(sound)

/** One spelling of what sounds alike in letters: lü is written lv, lyu or lu. */
const sound = (syllable: string) => syllable.replace(/^([ln])(?:v|yu)/, '$1u')

function inLetters(letters: readonly string[], gender: PersonName['gender']): PersonName {
  return { han: '', surname: '', given: '', sounds: letters, surnameSound: '', letters, gender }
}

function withoutTitle(text: string): { name: string; title: string } {
  const affectionate = /^[小老阿](.)$/.exec(text)
  if (affectionate?.[1]) return { name: affectionate[1], title: '' }
  for (const title of titles) {
    if (!text.endsWith(title) || text.length === title.length) continue
    const name = text.slice(0, -title.length)
    if (alsoGiven.has(title) && name.length === 2 && !doubleSurnames.has(name) && !'总哥姐'.includes(title)) continue
    if ((title === '总' || title === '哥' || title === '姐') && name.length > 3) continue
    return { name, title }
  }
  return { name: text, title: '' }
}

const genderOf = (title: string): PersonName['gender'] =>
  ofWomen.some((word) => title.includes(word))
    ? 'female'
    : ofMen.some((word) => title.includes(word))
      ? 'male'
      : undefined

/** Whether more than a surname is known. */
export const isWhole = (name: PersonName) => name.given !== '' || (name.han === '' && name.sounds.join('').length > 3)

/** The spellings in letters under which a whole name is found: surname first, and of letters also the other way round. */
export function spellings({ han, sounds }: PersonName): string[] {
  const inOrder = sounds.join('')
  if (han !== '' || sounds.length < 2) return [inOrder]
  const [first = '', ...rest] = sounds
  return [...new Set([inOrder, [...rest, first].join(''), [sounds.at(-1) ?? '', ...sounds.slice(0, -1)].join('')])]
}

const soft: readonly (readonly [RegExp, string])[] = [
  [/^zh/, 'z'],
  [/^ch/, 'c'],
  [/^sh/, 's'],
  [/^n(?=[aeiou])/, 'l'],
  [/ng$/, 'n'],
]

/** As somebody hears it who does not tell zh from z, n from l, or ng from n. */
export const heard = (syllable: string) => soft.reduce((text, [from, to]) => text.replace(from, to), syllable)
