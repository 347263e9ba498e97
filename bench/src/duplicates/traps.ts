import type { Dice } from './dice.ts'
import { careful, type Labelled, landline, mobile, type Real, realPerson, type Written } from './people.ts'
import { givenOfMen, givenOfWomen, places, type Spelled } from './words.ts'

type Trap = (dice: Dice, at: number) => Labelled[]

const born = (year: number, dice: Dice) =>
  `${year}-${String(dice.between(1, 12)).padStart(2, '0')}-${String(dice.between(1, 28)).padStart(2, '0')}`

const each = (at: number, how: string, records: readonly Written[]): Labelled[] =>
  records.map((record, i) => ({ ...record, who: `${how} ${at} ${i}`, how: `trap: ${how}` }))

const write = (dice: Dice, reals: readonly Real[], by: 'phone' | 'home') =>
  reals.map((real) => ({ ...careful(dice, real), ...(by === 'phone' ? { phones: [real.phone] } : {}) }))

/** Parents and children, one phone, one home. */
const family: Trap = (dice, at) => {
  const father = realPerson(dice, { gender: 'male', birthday: born(dice.between(1965, 1980), dice) })
  const shared = { phone: father.phone, home: father.home }
  const mother = realPerson(dice, { ...shared, gender: 'female', birthday: born(dice.between(1966, 1982), dice) })
  const children = Array.from({ length: dice.between(0, 2) }, () =>
    realPerson(dice, { ...shared, surname: father.surname, birthday: born(dice.between(1995, 2015), dice) }),
  )
  return each(at, 'family on one phone', unlike(write(dice, [father, mother, ...children], 'phone')))
}

/** Two who are written down by surname and form of address alone. */
const couple: Trap = (dice, at) => {
  const husband = realPerson(dice, { gender: 'male' })
  const wife = realPerson(dice, {
    gender: 'female',
    phone: husband.phone,
    home: husband.home,
    surname: husband.surname,
  })
  const [his, hers] = write(dice, [husband, wife], 'phone') as [Written, Written]
  const surname = husband.surname[0]
  return each(at, 'couple by form of address', [
    { ...his, name: `${surname}先生` },
    { ...hers, name: dice.pick([`${surname}太太`, `${surname}女士`, `${surname}小姐`]) },
  ])
}

/** Brothers and sisters whose names share a character. */
const siblings: Trap = (dice, at) => {
  const elder = realPerson(dice, {
    given: dice.pick(givenOfMen.filter(([text]) => text.length === 2)),
    gender: 'male',
    birthday: born(1990, dice),
  })
  const [character = '', letters = ''] = [elder.given[0].charAt(0), elder.given[1].slice(0, 2)]
  const last = dice.pick([...givenOfMen, ...givenOfWomen].filter(([text]) => text.length === 1))
  const given: Spelled = [`${character}${last[0]}`, `${letters}${last[1]}`]
  const younger = realPerson(dice, {
    surname: elder.surname,
    given,
    gender: dice.chance(0.5) ? 'male' : 'female',
    phone: elder.phone,
    home: elder.home,
    birthday: born(1993, dice),
  })
  if (younger.given[0] === elder.given[0]) return []
  return each(at, 'siblings with like names', write(dice, [elder, younger], 'phone'))
}

const twins: Trap = (dice, at) => {
  const one = realPerson(dice, { birthday: born(dice.between(2000, 2015), dice) })
  const given = dice.pick((one.gender === 'male' ? givenOfMen : givenOfWomen).filter(([text]) => text !== one.given[0]))
  const other = realPerson(dice, {
    surname: one.surname,
    given,
    gender: one.gender,
    phone: one.phone,
    home: one.home,
    birthday: one.birthday,
  })
  return each(at, 'twins', write(dice, [one, other], 'phone'))
}

const fatherAndSon: Trap = (dice, at) => {
  const father = realPerson(dice, { gender: 'male', birthday: born(dice.between(1950, 1970), dice) })
  const son = realPerson(dice, {
    gender: 'male',
    surname: father.surname,
    home: father.home,
    birthday: born(dice.between(1980, 1998), dice),
  })
  return each(at, 'father and son at one address', write(dice, [father, son], 'home'))
}

/** Everybody of a company gives the number of its switchboard. */
const switchboard: Trap = (dice, at) => {
  const phone = landline(dice)
  const people = Array.from({ length: dice.between(5, 40) }, (_, i) => {
    const real = realPerson(dice)
    return { ...careful(dice, real), phones: [dice.chance(0.5) ? `${phone}-${100 + i}` : phone] }
  })
  return each(at, 'switchboard', unlike(people))
}

/** Somebody who registers many customers with one number of their own. */
const agency: Trap = (dice, at) => {
  const phone = mobile(dice)
  return each(
    at,
    'agency with its own phone',
    unlike(
      Array.from({ length: dice.between(8, 30) }, () => ({ ...careful(dice, realPerson(dice)), phones: [phone] })),
    ),
  )
}

/** The hundredth 张伟 of Shanghai. */
const namesake: Trap = (dice, at) => {
  const [surname, given] = dice
    .pick([
      ['张', '伟', 'zhang', 'wei'],
      ['王', '芳', 'wang', 'fang'],
      ['李', '静', 'li', 'jing'],
      ['李', '娜', 'li', 'na'],
      ['刘', '洋', 'liu', 'yang'],
    ] as const)
    .reduce<[string[], string[]]>(
      ([texts, letters], word, i) => (i < 2 ? [[...texts, word], letters] : [texts, [...letters, word]]),
      [[], []],
    )
  const name = {
    surname: [surname[0] ?? '', given[0] ?? ''] as Spelled,
    given: [surname[1] ?? '', given[1] ?? ''] as Spelled,
  }
  const place = places[dice.between(3, 5)] as (typeof places)[number]
  const people = Array.from({ length: dice.between(2, 5) }, () => {
    const real = realPerson(dice, name)
    return careful(dice, { ...real, home: { ...real.home, place } })
  })
  return each(at, 'namesakes in one city', people)
}

/** A number that the network gave to somebody else. */
const newHolder: Trap = (dice, at) => {
  const before = realPerson(dice)
  const after = realPerson(dice, { phone: before.phone })
  if (before.surname[0] === after.surname[0]) return []
  return each(at, 'phone given to somebody else', write(dice, [before, after], 'phone'))
}

const neighbours: Trap = (dice, at) => {
  const one = realPerson(dice)
  const other = realPerson(dice, { surname: one.surname, home: { ...one.home, room: one.home.room + 1 } })
  if (one.given[0] === other.given[0]) return []
  return each(at, 'neighbours of one surname', write(dice, [one, other], 'home'))
}

const sharedMail: Trap = (dice, at) => {
  const email = `info${dice.digits(6)}@example.cn`
  return each(
    at,
    'one mailbox for all',
    unlike(Array.from({ length: dice.between(3, 6) }, () => ({ ...careful(dice, realPerson(dice)), email }))),
  )
}

export const traps: readonly Trap[] = [
  family,
  family,
  couple,
  siblings,
  twins,
  fatherAndSon,
  switchboard,
  agency,
  namesake,
  namesake,
  newHolder,
  neighbours,
  sharedMail,
]

/** Whoever bears a name twice in one trap would not be a trap: nobody could tell. */
const unlike = (records: readonly Written[]) => {
  const seen = new Set<string>()
  return records.filter(({ name }) => !seen.has(name) && seen.add(name))
}
