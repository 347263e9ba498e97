import {
  type BuiltInField,
  builtInFields,
  type FormField,
  type NewTicketType,
  type TicketType,
} from '@zhike/contract/ticket-types'

/** Something in a list that is being written; `line` tells lines apart while they have no id. */
export type Lined<T> = T & { readonly line: number }

type StepDraft = Lined<NewTicketType['checklist'][number]>
type TaskDraft = Lined<NewTicketType['tasks'][number]>

/** A type as it is being written. */
export interface TypeDraft extends Omit<NewTicketType, 'checklist' | 'tasks'> {
  readonly checklist: readonly StepDraft[]
  readonly tasks: readonly TaskDraft[]
}

/** What every part of the dialog gets. */
export interface PartProps {
  readonly draft: TypeDraft
  /** Path of a field to what would be right there. */
  readonly refused: Readonly<Record<string, string>>
  readonly onChange: (part: Partial<TypeDraft>) => void
}

const empty: NewTicketType = {
  kind: 'after_sales',
  name: '',
  nameEn: null,
  categoryId: null,
  priority: 'normal',
  form: null,
  numbering: null,
  checklist: [],
  tasks: [],
  portal: false,
}

const lined = <T>(items: readonly T[]): Lined<T>[] => items.map((item, line) => ({ ...item, line }))

/** What the dialog begins with. */
export function draftOf(type: TicketType | undefined): TypeDraft {
  const { checklist, tasks, ...facts } = type ?? empty
  const {
    id: _id,
    retiredAt: _retired,
    version: _version,
    ...draft
  } = { id: '', retiredAt: null, version: 0, ...facts }
  return { ...draft, checklist: lined(checklist), tasks: lined(tasks) }
}

/** What is sent: lines without words are left out. */
export function sentType({ checklist, tasks, nameEn, ...facts }: TypeDraft): NewTicketType {
  return {
    ...facts,
    nameEn: nameEn?.trim() || null,
    checklist: checklist.filter(({ text }) => text.trim() !== '').map(({ line: _, ...step }) => step),
    tasks: tasks.filter(({ title }) => title.trim() !== '').map(({ line: _, ...task }) => task),
  }
}

/** One more line, after all that are there. */
export const withLine = <T>(lines: readonly Lined<T>[], item: T): readonly Lined<T>[] => [
  ...lines,
  { ...item, line: Math.max(-1, ...lines.map(({ line }) => line)) + 1 },
]

/** The lines with one of them changed. */
export const changed = <T>(lines: readonly Lined<T>[], line: number, part: Partial<T>): readonly Lined<T>[] =>
  lines.map((one) => (one.line === line ? { ...one, ...part } : one))

/** A field that a form can have, and how the form has it. */
export interface FormLine extends FormField {
  readonly shown: boolean
}

/** All fields that a form can have: those that it has in its order, then the others. */
export function formLines(form: readonly FormField[], ownKeys: readonly string[]): readonly FormLine[] {
  const all = [...builtInFields, ...ownKeys.map((key) => `custom.${key}`)]
  const has = form.filter(({ field }) => all.includes(field))
  const others = all.filter((field) => !has.some((one) => one.field === field))
  return [
    ...has.map((field) => ({ ...field, shown: true })),
    ...others.map((field) => ({ field, required: false, portal: false, shown: false })),
  ]
}

/** The form with a field shown or not, required or not. Fields keep their places. */
export function withField(form: readonly FormField[], line: FormLine): readonly FormField[] {
  const { shown, ...field } = line
  const at = form.findIndex((one) => one.field === line.field)
  if (!shown) return form.filter((one) => one.field !== line.field)
  return at < 0 ? [...form, field] : form.with(at, field)
}

/** The form with a field one place nearer to the top, or to the end. */
export function moved(form: readonly FormField[], field: string, by: -1 | 1): readonly FormField[] {
  const at = form.findIndex((one) => one.field === field)
  const found = form[at]
  const to = at + by
  return found === undefined || to < 0 || to >= form.length ? form : form.toSpliced(at, 1).toSpliced(to, 0, found)
}

/** The form that shows everything as it is without one, to begin with. */
export const wholeForm = (ownKeys: readonly string[]): readonly FormField[] =>
  formLines([], ownKeys).map(({ field }) => ({ field, required: false, portal: false }))

export const isBuiltIn = (field: string): field is BuiltInField => builtInFields.includes(field as BuiltInField)
