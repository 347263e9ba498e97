import type { Args } from '@zhike/contract/endpoint'
import type { Choice, OwnField, OwnFieldKind, OwnFieldType, ownFields } from '@zhike/contract/own-fields'

/** A choice as it is being written; a new one has no code yet. */
export interface ChoiceDraft {
  readonly line: number
  readonly code?: string
  readonly name: string
  readonly colour: Choice['colour']
  readonly retired: boolean
}

/** A field as it is being written. */
export type FieldDraft = Pick<
  OwnField,
  | 'kind'
  | 'type'
  | 'name'
  | 'nameEn'
  | 'help'
  | 'section'
  | 'required'
  | 'unique'
  | 'limits'
  | 'defaultValue'
  | 'onlyFor'
  | 'shownTo'
  | 'editedBy'
> & { readonly choices: readonly ChoiceDraft[]; readonly formula: string }

export const emptyField = (kind: OwnFieldKind): FieldDraft => ({
  kind,
  type: 'text',
  name: '',
  nameEn: null,
  help: '',
  section: '',
  required: false,
  unique: false,
  limits: {},
  defaultValue: null,
  onlyFor: [],
  shownTo: null,
  editedBy: null,
  choices: [
    { line: 0, name: '', colour: null, retired: false },
    { line: 1, name: '', colour: null, retired: false },
  ],
  formula: '',
})

export const draftOf = (field: OwnField): FieldDraft => ({
  ...field,
  choices: field.choices.map((choice, line) => ({ ...choice, line })),
  formula: field.formula ?? '',
})

export const hasChoices = (type: OwnFieldType): boolean => type === 'choice' || type === 'multi_choice'

/** Which limits values of a type can have. */
export const limitsOf: Readonly<Record<OwnFieldType, readonly (keyof OwnField['limits'])[]>> = {
  text: ['lines', 'maxLength'],
  number: ['decimals', 'min', 'max'],
  money: ['min', 'max'],
  date: ['from', 'to'],
  choice: [],
  multi_choice: [],
  person: [],
  file: [],
  formula: [],
}

/** What is sent of a draft: only what its type can have, without choices that have no name. */
export function requestOf(draft: FieldDraft): Omit<Args<typeof ownFields.create>, 'kind' | 'key'> {
  const { type, name, nameEn, help, section, required, limits, onlyFor, shownTo, editedBy } = draft
  const own = limitsOf[type]
  const isFormula = type === 'formula'
  const isUnique = draft.unique && (type === 'text' || type === 'number')
  return {
    type,
    name: name.trim(),
    nameEn: nameEn?.trim() || null,
    help,
    section,
    required: required && !isFormula,
    unique: isUnique,
    limits: Object.fromEntries(
      Object.entries(limits).filter(([limit, value]) => own.some((one) => one === limit) && value !== undefined),
    ),
    defaultValue: isUnique || isFormula ? null : draft.defaultValue,
    onlyFor,
    shownTo,
    editedBy: isFormula ? null : editedBy,
    ...(hasChoices(type) ? { choices: sentChoices(draft.choices) } : {}),
    ...(isFormula ? { formula: draft.formula } : {}),
  }
}

const sentChoices = (choices: readonly ChoiceDraft[]) =>
  choices
    .filter(({ name }) => name.trim() !== '')
    .map(({ code, name, colour, retired }) => ({
      ...(code === undefined ? {} : { code }),
      name: name.trim(),
      colour,
      retired,
    }))

/** The draft as a field, for the preview of its form. */
export const previewOf = (draft: FieldDraft): OwnField => ({
  ...draft,
  id: 'preview',
  key: 'preview',
  position: 0,
  choices: draft.choices
    .filter(({ name }) => name.trim() !== '')
    .map(({ code, line, name, colour, retired }) => ({ code: code ?? `new_${line}`, name, colour, retired })),
  formula: draft.formula === '' ? null : draft.formula,
  result: null,
  editable: true,
  retiredAt: null,
  version: 1,
})
