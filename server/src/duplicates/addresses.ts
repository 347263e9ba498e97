import { regionPrefix } from '../customers/customers.ts'
import { simplify } from '../platform/text/simplify.ts'

/** What an address says below its region, in whatever style it is written. */
export interface Address {
  readonly street: string
  readonly house: string
  /** The housing estate, building or village by name. */
  readonly estate: string
  /** The numbers behind: building, unit, room. */
  readonly doors: readonly string[]
}

const figures: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const counted = /[〇零一二两三四五六七八九十百]+(?=号|弄|幢|栋|座|楼|单元|室|层|组|期|区|房|户|门)/g
const roadEnd = /^(?:[东西南北中]{0,2}[一二三四]?)?(?:路|街|大道|大街|巷|里|弄|道)/
const street = /^(\p{Script=Han}{1,8}?(?:大道|大街|路|街|巷|道))(.*)$/u
const houseNumber = /^(\d+)(?:号(?!楼|院)|弄)(.*)$/

/** Reads an address; undefined when nothing is in it by which a door could be told. */
export function readAddress(written: string): Address | undefined {
  const simplified = [...written.normalize('NFKC')].map(simplify).join('')
  let rest = simplified
    .replace(counted, (text) => String(numberOf(text)))
    .replace(/[\s,，。、;；·]/g, '')
    .replace(/^(?:中国|地址[:：]?)/, '')
  for (let taken = regionPrefix(rest)?.name; taken; taken = regionPrefix(rest)?.name) {
    const after = rest.slice(taken.length)
    if (!/[省市区县旗州盟]$/.test(taken) && roadEnd.test(after)) break
    rest = after
  }
  rest = rest.replace(/^(?:\p{Script=Han}{1,4}(?:镇|乡|街道))(?=\p{Script=Han})/u, '')
  const road = street.exec(rest)
  const [, name = '', behind = rest] = road ?? []
  const numbered = houseNumber.exec(behind)
  const [, house = '', after = behind] = numbered ?? []
  // an estate may also stand before its street
  const estate = /^\d*(\p{Script=Han}{2,12}?)(?=\d|$)/u.exec(after.replace(/^[-#]/, ''))?.[1] ?? ''
  const doors = (after.match(/\d+/g) ?? []).map((number) => number.replace(/^0+(?=\d)/, ''))
  const named = /^(?:号楼|幢|栋|座|单元|室|号)/.test(estate)
    ? ''
    : estate.replace(/(?:小区|社区|公寓|号楼|幢|栋|座)$/, '')
  return name === '' && named === '' && doors.length < 2 ? undefined : { street: name, house, estate: named, doors }
}

function numberOf(text: string): number {
  let [value, digit] = [0, 0]
  if (!/[十百]/.test(text)) return Number([...text].map((c) => figures[c] ?? 0).join(''))
  for (const character of text) {
    if (character === '百' || character === '十') {
      value += (digit || 1) * (character === '百' ? 100 : 10)
      digit = 0
    } else digit = figures[character] ?? 0
  }
  return value + digit
}

/** The places under which neighbours are found: street with house, or estate, with the first and the last door. */
export function addressKeys({ street: road, house, estate, doors }: Address): string[] {
  if (doors.length === 0 && house === '') return []
  const door = doors.length === 0 ? '' : `${doors[0]}/${doors.at(-1)}`
  const keys = []
  if (road !== '' && house !== '') keys.push(`${road}${house}:${door}`)
  if (estate !== '' && doors.length >= 2) keys.push(`${estate}:${door}`)
  return keys
}

/** How two addresses stand to each other: one door, one house, or two doors of one house; undefined when nobody can tell. */
export function compareAddresses(a: Address, b: Address): 'same' | 'house' | 'neighbours' | 'elsewhere' | undefined {
  const road =
    a.street !== '' && b.street !== ''
      ? a.street === b.street && (a.house === b.house || a.house === '' || b.house === '')
      : undefined
  const estate =
    a.estate !== '' && b.estate !== '' ? a.estate.includes(b.estate) || b.estate.includes(a.estate) : undefined
  if (road === undefined && estate === undefined) return undefined
  if (road === false && estate !== true) return 'elsewhere'
  if (road === undefined && estate === false) return 'elsewhere'
  if (a.doors.length === 0 || b.doors.length === 0)
    return a.doors.length === b.doors.length && a.house !== '' && a.house === b.house ? 'same' : 'house'
  const same =
    a.doors.at(-1) === b.doors.at(-1) && (a.doors[0] === b.doors[0] || a.doors.length === 1 || b.doors.length === 1)
  if (!same) return 'neighbours'
  return a.doors.length > 2 && b.doors.length > 2 && a.doors.join() !== b.doors.join() ? 'neighbours' : 'same'
}
