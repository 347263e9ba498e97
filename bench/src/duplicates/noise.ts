import type { Dice } from './dice.ts'
import { addressOf, mobile, type Real, type Written } from './people.ts'
import { latinFirst, soundAlikes, traditional } from './words.ts'

/** How a second record of somebody comes about: what it looks like beside the first one. */
export type Noise = (dice: Dice, real: Real, first: Written) => Written

const nameOf = ({ surname, given }: Real) => `${surname[0]}${given[0]}`
const capital = (letters: string) => letters.charAt(0).toUpperCase() + letters.slice(1)
const swapAt = (text: string, at: number, into: string) => text.slice(0, at) + into + text.slice(at + 1)

/** A phone in one of the ways in which people write it. */
function styled(dice: Dice, phone: string): string {
  const [a, b, c] = [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)]
  return dice.pick([
    phone,
    `${a} ${b} ${c}`,
    `${a}-${b}-${c}`,
    `+86${phone}`,
    `+86 ${a} ${b} ${c}`,
    `0086${phone}`,
    `86-${phone}`,
    `（${a}）${b}${c}`,
  ])
}

/** What somebody else asked this time. */
function asked(dice: Dice, real: Real): Omit<Written, 'name' | 'phones'> {
  return {
    ...(real.email !== undefined && dice.chance(0.4) ? { email: real.email } : {}),
    ...(real.wechat !== undefined && dice.chance(0.4) ? { wechat: real.wechat } : {}),
    ...(dice.chance(0.5) ? { gender: real.gender } : {}),
    ...(real.birthday !== undefined && dice.chance(0.5) ? { birthday: real.birthday } : {}),
    ...(dice.chance(0.7) ? { region: real.home.place[0] } : {}),
    ...(dice.chance(0.5) ? { address: addressOf(dice, real.home) } : {}),
  }
}

function soundAlike(dice: Dice, real: Real): string {
  const name = nameOf(real)
  const at = [...name].findLastIndex((character) => soundAlikes[character] !== undefined)
  const others = [...(soundAlikes[name[at] ?? ''] ?? '')].filter((other) => other !== name[at])
  return others.length === 0 ? name : swapAt(name, at, dice.pick(others))
}

function typed(dice: Dice, phone: string): string {
  const at = dice.between(4, 10)
  if (dice.chance(0.4) && phone[at - 1] !== phone[at])
    return phone.slice(0, at - 1) + phone[at] + phone[at - 1] + phone.slice(at + 1)
  return swapAt(phone, at, String((Number(phone[at]) + dice.between(1, 9)) % 10))
}

const again = (dice: Dice, real: Real, name: string): Written => ({
  name,
  phones: [styled(dice, real.phone)],
  ...asked(dice, real),
})

export const noises: Readonly<Record<string, Noise>> = {
  'same name, phone written otherwise': (dice, real) => again(dice, real, nameOf(real)),
  'spaces and full width': (dice, real) =>
    again(
      dice,
      real,
      dice.pick([`${real.surname[0]} ${real.given[0]}`, `${real.surname[0]}　${real.given[0]}`, ` ${nameOf(real)} `]),
    ),
  'honorific instead of given name': (dice, real) => {
    const polite =
      real.gender === 'male'
        ? ['先生', '先生', '总', '经理', '老师', '师傅']
        : ['女士', '女士', '小姐', '老师', '经理', '姐']
    return again(dice, real, `${real.surname[0]}${dice.pick(polite)}`)
  },
  'honorific after the name': (dice, real) =>
    again(
      dice,
      real,
      `${nameOf(real)}${dice.pick([real.gender === 'male' ? '先生' : '女士', '老师', '经理', '总', '（先生）'.replace('先生', real.gender === 'male' ? '先生' : '女士')])}`,
    ),
  'note in brackets': (dice, real) =>
    again(
      dice,
      real,
      `${nameOf(real)}${dice.pick(['(微信)', '（老客户）', '（新）', '(已加微信)', '【VIP】', '-杭州', '（朋友介绍）'])}`,
    ),
  'traditional characters': (dice, real) =>
    again(dice, real, [...nameOf(real)].map((character) => traditional[character] ?? character).join('')),
  'name in letters': (dice, real) => {
    const [surname, given] = [real.surname[1], real.given[1]]
    return again(
      dice,
      real,
      dice.pick([
        `${capital(surname)} ${capital(given)}`,
        `${capital(given)} ${capital(surname)}`,
        `${surname}${given}`,
        `${surname.toUpperCase()} ${given}`,
        `${capital(given)}, ${capital(surname)}`,
      ]),
    )
  },
  'another character that sounds alike': (dice, real) => again(dice, real, soundAlike(dice, real)),
  'a character left out': (dice, real) =>
    again(dice, real, real.given[0].length > 1 ? `${real.surname[0]}${dice.pick([...real.given[0]])}` : nameOf(real)),
  'English first name': (dice, real) =>
    again(
      dice,
      real,
      dice.pick([
        `${dice.pick(latinFirst)} ${capital(real.surname[1])}`,
        `${nameOf(real)} ${dice.pick(latinFirst)}`,
        `${dice.pick(latinFirst)} ${nameOf(real)}`,
      ]),
    ),
  'surname only, said affectionately': (dice, real) =>
    again(dice, real, `${dice.pick(['小', '老'])}${real.surname[0]}`),
  'one digit of the phone wrong': (dice, real, first) => ({
    name: nameOf(real),
    phones: [typed(dice, real.phone)],
    ...asked(dice, real),
    ...(first.region === undefined ? {} : { region: first.region }),
  }),
  'new phone, same e-mail': (dice, real, first) => ({
    ...asked(dice, real),
    name: dice.chance(0.8) ? nameOf(real) : soundAlike(dice, real),
    phones: dice.chance(0.7) ? [real.secondPhone] : [],
    ...(first.email === undefined ? {} : { email: dice.chance(0.3) ? first.email.toUpperCase() : first.email }),
  }),
  'new phone, same WeChat': (dice, real, first) => ({
    ...asked(dice, real),
    name: dice.chance(0.8) ? nameOf(real) : `${real.surname[0]}${real.gender === 'male' ? '先生' : '女士'}`,
    phones: dice.chance(0.6) ? [mobile(dice)] : [],
    ...(first.wechat === undefined ? {} : { wechat: first.wechat }),
  }),
  'new phone, same name and whole birthday': (dice, real, first) => ({
    ...asked(dice, real),
    name: nameOf(real),
    phones: [mobile(dice)],
    ...(first.birthday === undefined ? {} : { birthday: first.birthday }),
    region: real.home.place[0],
  }),
  'new phone, same name and address in another style': (dice, real) => ({
    ...asked(dice, real),
    name: nameOf(real),
    phones: [mobile(dice)],
    address: addressOf(dice, real.home),
  }),
  'no phone, same name and address in another style': (dice, real) => ({
    ...asked(dice, real),
    name: dice.chance(0.7) ? nameOf(real) : soundAlike(dice, real),
    phones: [],
    address: addressOf(dice, real.home),
  }),
  'the second phone is the first of the other': (dice, real) => ({
    ...asked(dice, real),
    name: nameOf(real),
    phones: [mobile(dice), styled(dice, real.phone)],
  }),
  'day and month of the birthday changed places': (dice, real) => {
    const [year, month, day] = real.birthday?.split('-') ?? []
    const swapped = day !== undefined && Number(day) <= 12 ? { birthday: `${year}-${day}-${month}` } : {}
    return { ...again(dice, real, nameOf(real)), ...swapped }
  },
}

/** Whether the first record has what a noise leaves to recognise somebody by. */
export function leavesATrace(how: string, first: Written): boolean {
  if (how.includes('e-mail')) return first.email !== undefined
  if (how.includes('WeChat')) return first.wechat !== undefined
  if (how.includes('whole birthday')) return first.birthday !== undefined
  if (how.includes('address')) return first.address !== undefined
  return true
}
