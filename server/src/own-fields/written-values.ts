import type { OwnValue } from '@zhike/contract/own-fields'
import { readFen } from '../platform/text/amounts.ts'
import type { DayOrder } from '../platform/text/western-days.ts'
import { readDay } from '../platform/text/written-days.ts'
import type { StoredField } from './own-fields.tables.ts'
import { faults } from './value-faults.ts'
import { type Formed, formValue } from './value-forms.ts'

/** Colleagues by what a file calls them: name or e-mail in small letters. */
type People = ReadonlyMap<string, string>

/** Who works here, and when something is read: years of two digits lie behind it. */
export interface WrittenWhen {
  readonly people: People
  readonly now: Date
  /** How days are written whose year stands last. */
  readonly dayOrder?: DayOrder | null
}

/**
 * Reads a value as people write it into a cell: 1,200 and 元, days in several styles, choices by their names, colleagues
 * by name or e-mail. Pure.
 */
export function readWritten(field: StoredField, text: string, { people, now }: WrittenWhen): Formed {
  const value = readers[field.type](field, text, { people, now })
  if (field.type === 'money' && typeof value === 'string') return { fault: faults.writtenMoney }
  return formValue(field, value)
}

type Reader = (field: StoredField, text: string, when: WrittenWhen) => OwnValue

const readers: Readonly<Record<StoredField['type'], Reader>> = {
  text: (_, text) => text,
  number: (_, text) => {
    const plain = text.normalize('NFKC').replace(/[,\s]/g, '')
    return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
  },
  money: (_, text) => {
    const fen = readFen(text.normalize('NFKC').replace(/^-/, ''))
    return fen === undefined ? text : /^[-－]/.test(text) ? -fen : fen
  },
  date: (_, text, { now, dayOrder = null }) => readDay(text, now, dayOrder),
  choice: (field, text) => codeOf(field, text),
  multi_choice: (field, text) =>
    text.split(/[;；、，,]/).flatMap((word) => (word.trim() === '' ? [] : codeOf(field, word.trim()))),
  person: (_, text, { people }) => people.get(text.toLowerCase()) ?? text,
  file: (_, text) => text,
  formula: (_, text) => text,
}

/** A choice is called by its name; its code does as well. */
const codeOf = ({ choices }: StoredField, word: string) =>
  choices.find(({ name, retired }) => name === word && !retired)?.code ?? word
