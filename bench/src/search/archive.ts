import { type Dice, diceFrom } from '../duplicates/dice.ts'
import { givenOfMen, givenOfWomen, type Spelled, surnames, traditional } from '../duplicates/words.ts'

/** Somebody who can be searched for, with the syllables that a Chinese reader says. */
export interface Known {
  readonly name: string
  readonly syllables: readonly string[]
  readonly isCompany: boolean
  readonly phone: string
  readonly email: string
}

export interface Company extends Known {
  readonly city: string
  readonly brand: string
  readonly brandSyllables: readonly string[]
  readonly trade: string
}

/** Names whose characters are read otherwise than alone, by hand; a second reading is one that people type too. */
export const heteronyms: readonly (readonly [name: string, ...readings: string[]])[] = [
  ['单雪松', 'shan xue song', 'dan xue song'],
  ['单田芳', 'shan tian fang'],
  ['曾国藩', 'zeng guo fan', 'ceng guo fan'],
  ['曾巩', 'zeng gong'],
  ['解晓东', 'xie xiao dong', 'jie xiao dong'],
  ['解缙', 'xie jin'],
  ['仇英', 'qiu ying', 'chou ying'],
  ['仇鸾', 'qiu luan'],
  ['区志强', 'ou zhi qiang', 'qu zhi qiang'],
  ['区宁宁', 'ou ning ning'],
  ['查良镛', 'zha liang yong', 'cha liang yong'],
  ['查慎行', 'zha shen xing'],
  ['盖叫天', 'ge jiao tian', 'gai jiao tian'],
  ['朴志明', 'piao zhi ming', 'pu zhi ming'],
  ['朴槿秀', 'piao jin xiu'],
  ['任重远', 'ren zhong yuan', 'ren chong yuan'],
  ['张重华', 'zhang chong hua', 'zhang zhong hua'],
  ['陈重阳', 'chen chong yang'],
  ['翟志刚', 'zhai zhi gang', 'di zhi gang'],
  ['覃子涵', 'qin zi han', 'tan zi han'],
  ['尉迟恭', 'yu chi gong', 'wei chi gong'],
  ['万俟卨', 'mo qi xie'],
  ['长孙无忌', 'zhang sun wu ji', 'chang sun wu ji'],
  ['华罗庚', 'hua luo geng'],
  ['乐嘉', 'yue jia', 'le jia'],
  ['乐毅', 'yue yi'],
  ['冼星海', 'xian xing hai'],
  ['秘长青', 'bi chang qing', 'mi chang qing'],
  ['员半千', 'yun ban qian', 'yuan ban qian'],
  ['宓雨桐', 'mi yu tong'],
]

const cities: readonly Spelled[] = [
  ['杭州', 'hang zhou'],
  ['宁波', 'ning bo'],
  ['上海', 'shang hai'],
  ['北京', 'bei jing'],
  ['广州', 'guang zhou'],
  ['深圳', 'shen zhen'],
  ['成都', 'cheng du'],
  ['苏州', 'su zhou'],
]
const brands: readonly Spelled[] = [
  ['禾木', 'he mu'],
  ['星河', 'xing he'],
  ['远望', 'yuan wang'],
  ['百川', 'bai chuan'],
  ['长青', 'chang qing'],
  ['重华', 'chong hua'],
  ['乐邦', 'le bang'],
  ['恒盛', 'heng sheng'],
  ['瑞都', 'rui du'],
  ['明德', 'ming de'],
  ['鼎新', 'ding xin'],
  ['云杉', 'yun shan'],
  ['金桥', 'jin qiao'],
  ['朝晖', 'zhao hui'],
  ['润禾', 'run he'],
  ['泰岳', 'tai yue'],
  ['方舟', 'fang zhou'],
  ['海纳', 'hai na'],
  ['松涛', 'song tao'],
  ['天工', 'tian gong'],
  ['启明', 'qi ming'],
  ['博雅', 'bo ya'],
  ['盈科', 'ying ke'],
  ['银泰丰', 'yin tai feng'],
]
const trades: readonly Spelled[] = [
  ['电器', 'dian qi'],
  ['贸易', 'mao yi'],
  ['网络科技', 'wang luo ke ji'],
  ['食品', 'shi pin'],
  ['餐饮管理', 'can yin guan li'],
  ['医疗器械', 'yi liao qi xie'],
  ['银行', 'yin hang'],
  ['物流', 'wu liu'],
]
const forms = [
  ['有限公司', 'you xian gong si'],
  ['股份有限公司', 'gu fen you xian gong si'],
  ['集团有限公司', 'ji tuan you xian gong si'],
] as const

/** An archive in which no two have the same name. */
export function searchArchive(people: number, seed = 20_260_411) {
  const dice = diceFrom(seed)
  const taken = new Set<string>(heteronyms.map(([name]) => name))
  const reach = (at: number) => ({
    phone: `1${dice.pick(['38', '39', '58', '77', '86'])}${String(10_000_000 + at * 7919).slice(-8)}`,
    email: `${dice.pick(['mail', 'a', 'work'])}.${at}x${dice.digits(2)}@example${dice.between(1, 40)}.cn`,
  })
  const known: Known[] = heteronyms.map(([name, reading = ''], at) => {
    return { name, syllables: reading.split(' '), isCompany: false, ...reach(at) }
  })
  while (known.length < people) {
    const [surname, surnameLetters] = dice.skewed(surnames)
    const [given, givenLetters] = dice.pick(dice.chance(0.5) ? givenOfMen : givenOfWomen)
    const syllables = [...syllablesOf(surname, surnameLetters), ...syllablesOf(given, givenLetters)]
    const name = dice.chance(0.08) ? inTraditional(surname + given) : surname + given
    if (taken.has(name)) continue
    taken.add(name)
    known.push({ name, syllables, isCompany: false, ...reach(known.length) })
  }
  return { people: known, companies: companies(dice, taken, reach), dice }
}

function companies(dice: Dice, taken: Set<string>, reach: (at: number) => Pick<Known, 'phone' | 'email'>): Company[] {
  return brands.flatMap(([brand, brandLetters], at) =>
    // a brand is nobody else's in its city
    [0, 3].flatMap((step) => {
      const [city, cityLetters] = cities[(at + step) % cities.length] ?? ['', '']
      const [trade, tradeLetters] = trades[(at + step) % trades.length] ?? ['', '']
      const [form, formLetters] = dice.pick(forms)
      const name = dice.chance(0.2) ? `${brand}${trade}(${city})${form}` : `${city}${brand}${trade}${form}`
      if (taken.has(name)) return []
      const letters = `${cityLetters} ${brandLetters} ${tradeLetters} ${formLetters}`.split(' ')
      const facts = { city, brand, brandSyllables: brandLetters.split(' '), trade }
      return [{ name, syllables: letters, isCompany: true, ...facts, ...reach(5_000 + at * 10 + step) }]
    }),
  )
}

export const inTraditional = (text: string): string => Array.from(text, (one) => traditional[one] ?? one).join('')

const initial = '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])'
const final =
  '(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u|v)'
const two = new RegExp(`^(${initial}?${final})(${initial}${final}|ang|an|ou)$`)

/** The syllables of one or two characters. */
function syllablesOf(characters: string, letters: string): string[] {
  if (characters.length === 1) return [letters]
  const [, first, second] = two.exec(letters) ?? []
  if (!first || !second) throw new Error(`${letters} are not two syllables`)
  return [first, second]
}
