import { CustomerKind } from '@zhike/contract/customers'
import type { CreateOwnField, OwnField, OwnFieldKind, UpdateOwnField } from '@zhike/contract/own-fields'
import { TicketKind } from '@zhike/contract/tickets'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { FormulaFault } from './formulas/fault.ts'
import { resultOf } from './formulas/formulas.ts'
import { codeFromName } from './keys.ts'
import type { StoredField } from './own-fields.tables.ts'
import type { Fault } from './value-faults.ts'
import { formValue } from './value-forms.ts'

/** What people decide of a field; `unique` is a word of SQL, so its column has another name. */
export type Definition = Pick<
  StoredField,
  | 'name'
  | 'nameEn'
  | 'type'
  | 'help'
  | 'section'
  | 'required'
  | 'isUnique'
  | 'choices'
  | 'limits'
  | 'defaultValue'
  | 'formula'
  | 'result'
  | 'onlyFor'
  | 'shownTo'
  | 'editedBy'
>

type Given = Omit<UpdateOwnField, 'id' | 'position'>

export const blank: Omit<Definition, 'name' | 'type'> = {
  nameEn: null,
  help: '',
  section: '',
  required: false,
  isUnique: false,
  choices: [],
  limits: {},
  defaultValue: null,
  formula: null,
  result: null,
  onlyFor: [],
  shownTo: null,
  editedBy: null,
}

/**
 * What a field becomes by what is given, checked as a whole. Throws `request.invalid` that names each part of the
 * definition that cannot be.
 */
export function definitionOf(
  ctx: Ctx,
  of: { readonly kind: OwnFieldKind; readonly key: string },
  before: Definition,
  { unique, choices, ...given }: Given,
  others: readonly StoredField[],
): Definition {
  const merged = { ...before, ...given, isUnique: unique ?? before.isUnique } as Definition
  const list = merged.type === 'choice' || merged.type === 'multi_choice'
  const plain = {
    ...merged,
    choices: list ? mergedChoices(before.choices, choices) : [],
    formula: merged.type === 'formula' ? merged.formula : null,
    defaultValue: merged.type === 'formula' ? null : merged.defaultValue,
    result: null,
  }
  const wrong = new Map<string, Fault>(checks(of.kind, plain, choices !== undefined))
  const result = plain.formula === null ? null : formulaResult(of, plain.formula, others, wrong)
  if (wrong.size > 0)
    fail('request.invalid', {
      fields: Object.fromEntries([...wrong].map(([field, fault]) => [field, fault[ctx.locale]])),
    })
  const formed = formValue(plain, plain.defaultValue)
  return { ...plain, result, defaultValue: 'value' in formed ? formed.value : null }
}

/** Choices in their new order; what is not among them any more is retired, so that it stays readable. */
function mergedChoices(before: OwnField['choices'], given: CreateOwnField['choices']): OwnField['choices'] {
  if (given === undefined) return before
  const taken = new Set([...before, ...given].flatMap(({ code }) => (code === undefined ? [] : [code])))
  const now = given.map(({ code, ...rest }) => {
    const coded = { ...rest, code: code ?? codeFromName(rest.name, taken) }
    taken.add(coded.code)
    return coded
  })
  const kept = new Set(now.map(({ code }) => code))
  return [...now, ...before.filter(({ code }) => !kept.has(code)).map((choice) => ({ ...choice, retired: true }))]
}

const kindsOf: Readonly<Record<OwnFieldKind, readonly string[]>> = {
  customer: CustomerKind.options,
  ticket: TicketKind.options,
  order: [],
}

function* checks(kind: OwnFieldKind, field: Definition, isNewList: boolean): Generator<[string, Fault]> {
  const { type, choices, limits, onlyFor, shownTo, editedBy } = field
  if ((type === 'choice' || type === 'multi_choice') && !choices.some(({ retired }) => !retired))
    yield ['choices', sentences.noChoice]
  const names = choices.filter(({ retired }) => !retired).map(({ name }) => name)
  const codes = choices.map(({ code }) => code)
  if (isNewList && (new Set(names).size < names.length || new Set(codes).size < codes.length))
    yield ['choices', sentences.twice]
  if (type === 'formula' && field.formula === null) yield ['formula', sentences.noFormula]
  if (type === 'formula' && field.required) yield ['required', sentences.formulaAsked]
  if (type === 'file' && field.required) yield ['required', sentences.fileAsked]
  if (type === 'file' && field.defaultValue !== null) yield ['defaultValue', sentences.fileDefault]
  if (field.isUnique && type !== 'text' && type !== 'number') yield ['unique', sentences.uniqueType]
  if (field.isUnique && (limits.maxLength ?? 0) > 200) yield ['limits.maxLength', sentences.uniqueLength]
  if (field.isUnique && field.defaultValue !== null) yield ['defaultValue', sentences.uniqueDefault]
  if ((limits.min ?? -Infinity) > (limits.max ?? Infinity)) yield ['limits.max', sentences.range]
  if ((limits.from ?? '') > (limits.to ?? '9999-12-31')) yield ['limits.to', sentences.range]
  if (onlyFor.some((one) => !kindsOf[kind].includes(one))) yield ['onlyFor', sentences.noSuchKind]
  if (shownTo !== null && editedBy?.some((role) => !shownTo.includes(role))) yield ['editedBy', sentences.blindEditor]
  const formed = formValue(field, field.defaultValue)
  if ('fault' in formed) yield ['defaultValue', formed.fault]
}

function formulaResult(
  of: { readonly kind: OwnFieldKind; readonly key: string },
  formula: string,
  others: readonly StoredField[],
  wrong: Map<string, Fault>,
): Definition['result'] {
  try {
    return resultOf(formula, of, others)
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error
    wrong.set('formula', error.fault)
    return null
  }
}

const sentences = {
  noChoice: { 'zh-CN': '至少要有一个选项', en: 'at least one choice' },
  twice: { 'zh-CN': '选项不能重名', en: 'choices of different names and codes' },
  noFormula: { 'zh-CN': '请填写公式', en: 'a formula' },
  formulaAsked: { 'zh-CN': '公式字段由系统算出，不能要求填写', en: 'nobody can be asked for what a formula gives' },
  fileAsked: {
    'zh-CN': '文件在建好记录之后才能上传，不能要求填写',
    en: 'files come after the record; nobody can be asked for one',
  },
  fileDefault: { 'zh-CN': '文件字段没有默认值', en: 'no default for a file' },
  uniqueType: { 'zh-CN': '只有文本和数字可以要求唯一', en: 'only texts and numbers can be unique' },
  uniqueLength: { 'zh-CN': '要求唯一时最多 200 个字', en: 'at most 200 characters where values are unique' },
  uniqueDefault: { 'zh-CN': '要求唯一的字段不能有默认值', en: 'no default where values are unique' },
  range: { 'zh-CN': '上限小于下限', en: 'not below the lower limit' },
  noSuchKind: { 'zh-CN': '没有这种类别', en: 'kinds of this record only' },
  blindEditor: { 'zh-CN': '能修改的角色必须也能看到', en: 'roles that may see the field as well' },
} as const satisfies Record<string, Fault>
