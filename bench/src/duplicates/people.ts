import type { Dice } from './dice.ts'
import { estates, givenOfMen, givenOfWomen, places, type Spelled, streets, surnames } from './words.ts'

/** A record as somebody typed it, with the label that no matcher sees. */
export interface Written {
  readonly name: string
  readonly phones: readonly string[]
  readonly email?: string
  readonly wechat?: string
  readonly gender?: 'male' | 'female'
  readonly birthday?: string
  /** Its code. */
  readonly region?: string
  readonly address?: string
  readonly kind?: 'person' | 'organisation'
}

export interface Labelled extends Written {
  /** Who it really is: records of one `who` are duplicates. */
  readonly who: string
  /** What happened to this record, or what it is there to mislead with. */
  readonly how: string
}

/** Somebody as they really are. */
export interface Real {
  readonly surname: Spelled
  readonly given: Spelled
  readonly gender: 'male' | 'female'
  readonly phone: string
  readonly secondPhone: string
  readonly email: string | undefined
  readonly wechat: string | undefined
  readonly birthday: string | undefined
  readonly home: Home
}

export interface Home {
  readonly place: (typeof places)[number]
  readonly street: string
  readonly house: number
  readonly estate: string | undefined
  readonly building: number
  readonly unit: number
  readonly room: number
}

const prefixes = [
  '133',
  '135',
  '136',
  '137',
  '138',
  '139',
  '150',
  '151',
  '152',
  '158',
  '159',
  '176',
  '177',
  '180',
  '182',
  '186',
  '187',
  '188',
  '189',
  '199',
]
export const mobile = (dice: Dice) => `${dice.pick(prefixes)}${dice.digits(8)}`

const areas = ['0571', '0574', '021', '010', '020', '0755', '028', '027', '0512', '025', '029', '0532']
export const landline = (dice: Dice) => `${dice.pick(areas)}-8${dice.between(1, 9)}${dice.digits(6)}`

export const homeOf = (dice: Dice): Home => ({
  place: dice.pick(places),
  street: dice.pick(streets),
  house: dice.between(1, 999),
  estate: dice.chance(0.6) ? dice.pick(estates) : undefined,
  building: dice.between(1, 30),
  unit: dice.between(1, 4),
  room: dice.between(1, 24) * 100 + dice.between(1, 4),
})

const day = (dice: Dice, from: number, to: number) =>
  `${dice.between(from, to)}-${String(dice.between(1, 12)).padStart(2, '0')}-${String(dice.between(1, 28)).padStart(2, '0')}`

export function realPerson(dice: Dice, given: Partial<Real> = {}): Real {
  const gender = given.gender ?? (dice.chance(0.5) ? 'male' : 'female')
  const surname = given.surname ?? dice.skewed(surnames)
  const own = given.given ?? dice.skewed(gender === 'male' ? givenOfMen : givenOfWomen)
  const letters = `${surname[1]}${own[1]}`
  return {
    surname,
    given: own,
    gender,
    phone: given.phone ?? mobile(dice),
    secondPhone: mobile(dice),
    email: dice.chance(0.5)
      ? `${letters}${dice.digits(dice.between(4, 6))}@${dice.pick(['qq.com', '163.com', '126.com', 'gmail.com', 'sina.com', 'outlook.com'])}`
      : undefined,
    wechat: dice.chance(0.45)
      ? `${dice.pick([letters, `wx_${letters}`, 'wxid_'])}${dice.digits(dice.between(5, 7))}`
      : undefined,
    birthday: dice.chance(0.6) ? day(dice, 1950, 2005) : undefined,
    home: homeOf(dice),
    ...given,
  }
}

/** How a careful colleague writes somebody down, leaving out what was not asked. */
export function careful(dice: Dice, real: Real): Written {
  return {
    name: `${real.surname[0]}${real.given[0]}`,
    phones: dice.chance(0.12) ? [real.phone, real.secondPhone] : [real.phone],
    ...(real.email !== undefined && dice.chance(0.7) ? { email: real.email } : {}),
    ...(real.wechat !== undefined && dice.chance(0.7) ? { wechat: real.wechat } : {}),
    ...(dice.chance(0.6) ? { gender: real.gender } : {}),
    ...(real.birthday !== undefined && dice.chance(0.7) ? { birthday: real.birthday } : {}),
    ...(dice.chance(0.8) ? { region: real.home.place[0] } : {}),
    ...(dice.chance(0.6) ? { address: addressOf(dice, real.home) } : {}),
  }
}

/** One of the ways in which people write where they live. */
export function addressOf(dice: Dice, home: Home): string {
  const [, province, city, district] = home.place
  const area = dice.pick([
    '',
    '',
    district,
    `${city}${district}`,
    province === city ? `${city}${district}` : `${province}${city}${district}`,
    `${city.replace('市', '')}${district}`,
  ])
  const { building, unit, room } = home
  const door = dice.pick([
    `${building}幢${unit}单元${room}室`,
    `${building}栋${unit}单元${room}`,
    `${building}号楼${unit}单元${room}室`,
    `${building}-${unit}-${room}`,
    `${building}幢${unit}-${room}`,
    `${chinese(building)}幢${chinese(unit)}单元${room}室`,
  ])
  const street = `${home.street}${dice.pick([`${home.house}号`, `${home.house}号`, `${home.house} 号`, `${home.house}弄`.replace('弄', '号')])}`
  const words = [area, street, dice.chance(0.75) ? (home.estate ?? '') : '', door]
  return words.join(dice.chance(0.15) ? ' ' : '').trim()
}

const figures = '〇一二三四五六七八九'
/** 1 to 99 in Chinese figures. */
function chinese(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens === 0 ? '' : tens === 1 ? '十' : `${figures[tens]}十`}${ones === 0 && tens > 0 ? '' : figures[ones]}`
}
