import type { Dice } from '../duplicates/dice.ts'
import { soundAlikes } from '../duplicates/words.ts'
import { type Company, heteronyms, inTraditional, type Known, type searchArchive } from './archive.ts'

/** Something typed, and whom it means: any of these titles is right. */
export interface Query {
  readonly kind: string
  readonly typed: string
  readonly right: ReadonlySet<string>
}

/** Characters that look alike. */
const shapes = [
  '己已',
  '未末',
  '晓哓',
  '治冶',
  '候侯',
  '杨扬',
  '佳住',
  '俊峻',
  '明朋',
  '伟纬',
  '博搏',
  '梅海',
  '静净',
  '颖颍',
] as const
/** What the neighbours of a key are. */
const keys = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

const each = 20

/** At least three hundred queries, told by kind. They are made from names and from nothing that the search knows. */
export function labelledQueries({ people, companies, dice }: ReturnType<typeof searchArchive>): Query[] {
  const archive: readonly Known[] = [...people, ...companies]
  const ordinary = people.slice(heteronyms.length).filter(({ name }) => name === inSimplified(name))
  const long = ordinary.filter(({ syllables }) => syllables.length >= 3)
  const titles = (fits: (one: Known) => boolean) => new Set(archive.filter(fits).map(({ name }) => name))
  const letters = (one: Known) => one.syllables.join('')
  const by = (kind: string, from: readonly Known[], typed: (one: Known) => string | undefined, also?: Also): Query[] =>
    shuffled(dice, from)
      .flatMap((one) => {
        const written = typed(one)
        if (written === undefined) return []
        const right = also ? titles((other) => also(other, written)) : new Set<string>()
        return [{ kind, typed: written, right: right.add(one.name) }]
      })
      .slice(0, each)
  type Also = (other: Known, typed: string) => boolean
  const sameLetters: Also = (other, typed) => letters(other) === typed.replaceAll(' ', '').toLowerCase()
  const initials = (one: Known) => one.syllables.map(([first]) => first).join('')
  return [
    ...by('the whole name', long, ({ name }) => name),
    ...by(
      'characters within a name',
      long,
      ({ name }) => name.slice(1),
      (other, typed) => other.name.includes(typed),
    ),
    ...by('full pinyin', long, letters, sameLetters),
    ...by('pinyin with capitals and spaces', long, (one) => one.syllables.map(capital).join(' '), sameLetters),
    ...by('initials', long, initials, (other, typed) => initials(other) === typed),
    ...by(
      'syllable and initials',
      long,
      ({ syllables: [first = '', ...rest] }) => first + rest.map(([one]) => one).join(''),
      (other, typed) =>
        other.syllables.length > 2 &&
        typed ===
          (other.syllables[0] ?? '') +
            other.syllables
              .slice(1)
              .map(([one]) => one)
              .join(''),
    ),
    ...heteronyms.map(([name, reading = '']) => ({
      kind: 'a name in its own reading',
      typed: reading.replaceAll(' ', ''),
      right: new Set([name]),
    })),
    ...heteronyms.flatMap(([name, , other]) =>
      other === undefined
        ? []
        : [
            {
              kind: 'a name in the reading of its characters',
              typed: other.replaceAll(' ', ''),
              right: new Set([name]),
            },
          ],
    ),
    ...by('traditional for simplified', long, ({ name }) =>
      inTraditional(name) === name ? undefined : inTraditional(name),
    ),
    ...by('simplified for traditional', people, ({ name }) =>
      inSimplified(name) === name ? undefined : inSimplified(name),
    ),
    ...by(
      'the end of a phone number',
      archive,
      ({ phone }) => phone.slice(-4),
      (other, typed) => other.phone.endsWith(typed),
    ),
    ...by(
      'six digits of a phone number',
      archive,
      ({ phone }) => phone.slice(-6),
      (other, typed) => other.phone.endsWith(typed),
    ),
    ...by('a whole e-mail address', archive, ({ email }) => email.toUpperCase()),
    ...by('a homophone', long, ({ name }) => changed(dice, name, (one) => soundAlikes[one]?.[0])),
    ...by('a character that looks alike', long, ({ name }) => changed(dice, name, lookalike)),
    ...by('a wrong letter in pinyin', long, (one) => wrongLetter(dice, letters(one))),
    ...by('letters in the wrong order', long, (one) => swapped(dice, letters(one))),
    ...by('a southern ear', long, (one) => southern(letters(one)), sameLetters),
    ...ofCompanies(dice, companies, by),
  ]
}

type By = (
  kind: string,
  from: readonly Known[],
  typed: (one: Known) => string | undefined,
  also?: (other: Known, typed: string) => boolean,
) => Query[]

function ofCompanies(dice: Dice, companies: readonly Company[], by: By): Query[] {
  const of = new Map(companies.map((one) => [one.name, one]))
  const typedOf = (write: (one: Company) => string | undefined) => (one: Known) => {
    const company = of.get(one.name)
    return company && write(company)
  }
  const having = (typed: (one: Company) => string) => (other: Known, written: string) => {
    const company = of.get(other.name)
    return company !== undefined && typed(company) === written
  }
  const core = ({ brand, trade }: Company) => brand + trade
  const brandLetters = ({ brandSyllables }: Company) => brandSyllables.join('')
  return [
    ...by('a company without city and form', companies, typedOf(core), having(core)),
    ...by(
      'a company with another form',
      companies,
      typedOf(({ city, brand, trade }) => `${city}${brand}${trade}有限责任公司`),
    ),
    ...by(
      'the brand of a company',
      companies,
      typedOf(({ brand }) => brand),
      having(({ brand }) => brand),
    ),
    ...by('the brand in pinyin', companies, typedOf(brandLetters), having(brandLetters)),
    ...by(
      'a company shortened',
      companies,
      typedOf(({ city, brand, trade }) => `${city[0]}${brand}${trade[0]}`),
    ),
    ...by(
      'a company with a wrong character',
      companies,
      typedOf((one) => core(one).replace(one.brand[1] ?? '', dice.pick(['兴', '达', '源']))),
    ),
  ]
}

function shuffled<T>(dice: Dice, all: readonly T[]): T[] {
  return all
    .map((one) => [dice.next(), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one)
}

const simplified = new Map(
  [
    ...'张刘陈杨黄赵吴孙马罗郑谢韩许邓萧冯叶吕蒋苏钟卢陆贾邹龙顾赖贺严钱龚单伟强军涛刚华国栋远泽诚鹏飞鸣晓东卫凯云启长兴丽艳兰诗语红颖静凤宁紫诺',
  ].map((one) => [inTraditional(one), one]),
)
const inSimplified = (text: string) => Array.from(text, (one) => simplified.get(one) ?? one).join('')
const capital = (syllable: string) => syllable.charAt(0).toUpperCase() + syllable.slice(1)

/** The name with one character changed, the last that can be. */
function changed(dice: Dice, name: string, other: (one: string) => string | undefined): string | undefined {
  const places = Array.from(name).flatMap((one, at) => (at > 0 && other(one) ? [at] : []))
  if (places.length === 0) return undefined
  const at = dice.pick(places)
  return name.slice(0, at) + other(name[at] ?? '') + name.slice(at + 1)
}

function lookalike(one: string): string | undefined {
  const pair = shapes.find((two) => two.includes(one))
  return pair && (pair[0] === one ? pair[1] : pair[0])
}

function wrongLetter(dice: Dice, letters: string): string {
  const at = dice.between(1, letters.length - 1)
  const row = keys.find((one) => one.includes(letters[at] ?? '')) ?? ''
  const key = row.indexOf(letters[at] ?? '')
  return letters.slice(0, at) + (row[key + 1] ?? row[key - 1]) + letters.slice(at + 1)
}

function swapped(dice: Dice, letters: string): string | undefined {
  const at = dice.between(1, letters.length - 2)
  const [a = '', b = ''] = [letters[at], letters[at + 1]]
  return a === b ? undefined : letters.slice(0, at) + b + a + letters.slice(at + 2)
}

const southern = (letters: string) =>
  /zh|ch|sh/.test(letters)
    ? letters.replace(/(z|c|s)h/, '$1')
    : /[ei]ng/.test(letters)
      ? letters.replace(/([ei])ng/, '$1n')
      : undefined
