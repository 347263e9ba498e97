import { background, type Evidence, type Frequencies } from './evidence.ts'
import { heard, isWhole, type PersonName, spellings } from './person-names.ts'

/** What surnames are worth: 王 is borne by one in 14, most by one in some hundred. */
const frequentSurnames: Readonly<Record<string, number>> = {
  王: 3.8,
  李: 3.8,
  张: 3.9,
  刘: 4.2,
  陈: 4.5,
  杨: 5,
  黄: 5.2,
  赵: 5.3,
  周: 5.5,
  吴: 5.5,
}
const surnameWeight = (surname: string) => frequentSurnames[surname] ?? 6.5

/** Compares the names of two persons: the same, the same as it sounds, a part of it, or another one. */
export function compareNames(a: PersonName, b: PersonName, frequencies: Frequencies): Evidence[] {
  const titles = a.gender && b.gender && a.gender !== b.gender
  const decides = isWhole(a) && isWhole(b) ? 'review' : 'never'
  const against: Evidence[] = titles ? [{ code: 'title_differs', weight: -6, decides }] : []
  return [nameEvidence(a, b, frequencies), ...against]
}

function nameEvidence(a: PersonName, b: PersonName, frequencies: Frequencies): Evidence {
  if (!isWhole(a) || !isWhole(b)) return bySurname(a, b)
  const [left, right] = [spellings(a), spellings(b)]
  const same = left.find((spelling) => right.includes(spelling))
  const weight = Math.log2(
    (frequencies.customers + background) / (namesakesOf(same ?? left[0] ?? '', frequencies) + share(a)),
  )
  if (same !== undefined) {
    if (a.han !== '' && a.han === b.han) return { code: 'name_same', weight }
    if (a.han === '' || b.han === '') return { code: 'name_same_letters', weight: weight - 1 }
    return a.surname === b.surname
      ? { code: 'name_sounds_alike', weight: weight - 4, decides: 'review' }
      : { code: 'name_sounds_alike', weight: weight - 6, decides: 'review' }
  }
  if (a.han === '' || b.han === '') return inLetters(a, b)
  return otherCharacters(a, b, weight)
}

/** Names of two characters are borne by many more than those of three. */
const share = ({ han, given }: PersonName) => (han === '' ? 3 : given.length === 1 ? 5 : 1)
const namesakesOf = (spelling: string, frequencies: Frequencies) => frequencies.namesakes(`name:${spelling}`)

function otherCharacters(a: PersonName, b: PersonName, weight: number): Evidence {
  if (a.sounds.map(heard).join() === b.sounds.map(heard).join())
    return { code: 'name_heard_alike', weight: weight - 6, decides: 'review' }
  const [short, long] = a.han.length < b.han.length ? [a, b] : [b, a]
  if (a.surname !== b.surname) {
    const onlySurname = a.given === b.given && a.given.length > 1
    if (isSpelledAlike(a, b)) return { code: 'name_one_character', weight: weight - 6, decides: 'review' }
    return onlySurname
      ? { code: 'surname_differs', weight: -3, decides: 'review' }
      : { code: 'name_differs', weight: -12, decides: 'never' }
  }
  if (isSpelledAlike(a, b)) return { code: 'name_one_character', weight: weight - 6, decides: 'review' }
  if (short.given.length < long.given.length && [...short.given].every((character) => long.given.includes(character)))
    return { code: 'name_part', weight: 1.5, decides: 'review' }
  if (
    a.given.length > 1 &&
    [...a.given].filter((character, at) => character === b.given[at]).length === a.given.length - 1
  )
    return { code: 'given_name_differs', weight: -2, decides: 'review' }
  return { code: 'given_name_differs', weight: -14, decides: 'never' }
}

/** One character of a long name, of those that are written by their sound. */
function isSpelledAlike(a: PersonName, b: PersonName): boolean {
  if (a.han.length < 5 || a.han.length !== b.han.length) return false
  return [...a.han].filter((character, at) => character !== b.han[at]).length <= 2
}

/** A name in letters beside characters or other letters, of which not all are the same. */
function inLetters(a: PersonName, b: PersonName): Evidence {
  const [letters, other] = a.han === '' ? [a, b] : [b, a]
  const words = letters.sounds
  const surname = other.han === '' ? other.sounds.filter((word) => words.includes(word)) : [other.surnameSound]
  const given = other.han === '' ? [] : [other.sounds.slice(other.surname.length).join('')]
  const hasSurname = surname.some((word) => words.includes(word))
  const begins = words.some((word) => word !== other.surnameSound && given.some((text) => text.startsWith(word)))
  if (hasSurname && begins) return { code: 'name_part', weight: 4, decides: 'review' }
  if (hasSurname && words.length > 1) return { code: 'surname_same', weight: 3.5, decides: 'review' }
  if (other.letters.some((word) => words.includes(word))) return { code: 'name_part', weight: 4, decides: 'review' }
  return { code: 'name_differs', weight: -9, decides: 'review' }
}

/** One of the two is known by the surname alone: 张先生. */
function bySurname(a: PersonName, b: PersonName): Evidence {
  const [surname, other] = [a.surnameSound || a.sounds[0], b.surnameSound || b.sounds[0]]
  if (surname === undefined || other === undefined) return { code: 'name_unknown', weight: 0, decides: 'review' }
  if (a.han !== '' && b.han !== '' && a.surname === b.surname)
    return { code: 'surname_same', weight: surnameWeight(a.surname) - 0.5, decides: 'review' }
  const has = (name: PersonName, word: string) => name.surnameSound === word || name.sounds.includes(word)
  if (has(a, other) || has(b, surname)) return { code: 'surname_same', weight: 3, decides: 'review' }
  return { code: 'name_differs', weight: -10, decides: 'never' }
}
