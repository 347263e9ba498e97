import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ById, Fen, Id, listOf, Nothing, Time } from './fields.ts'
import { OwnKey, OwnValue } from './own-fields/values.ts'
import { roleCodes } from './permissions.ts'

export { GivenOwnValues, OwnKey, OwnValue, OwnValues } from './own-fields/values.ts'

/** What own fields can be added to. */
export const OwnFieldKind = z.enum(['customer', 'ticket', 'order'])
export type OwnFieldKind = z.infer<typeof OwnFieldKind>

/** 文本 · 数字 · 金额 · 日期 · 单选 · 多选 · 人员 · 文件 · 公式 */
export const OwnFieldType = z.enum([
  'text',
  'number',
  'money',
  'date',
  'choice',
  'multi_choice',
  'person',
  'file',
  'formula',
])
export type OwnFieldType = z.infer<typeof OwnFieldType>

/** What formulas of a kind can use besides own fields, as `{fact.<name>}`. */
export const factNames = {
  customer: ['name', 'orders', 'total', 'recency_days', 'tenure_days', 'created_on', 'last_order_on'],
  ticket: ['title', 'urged_times', 'created_on', 'resolved_on'],
  order: ['order_no', 'total', 'refunded', 'ordered_on'],
} as const satisfies Record<OwnFieldKind, readonly string[]>

/** The most fields in use that a kind can have, and the most choices of one field. */
export const mostOwnFields = 100
export const mostChoices = 200

export const ChoiceColour = z.enum(['grey', 'teal', 'green', 'amber', 'red'])
const choiceCode = z.string().regex(/^[a-z0-9][a-z0-9_]{0,39}$/)
const choiceName = z.string().trim().min(1).max(60)
/** One of the choices of a field; a retired one stays readable where it was chosen. */
export const Choice = z.object({
  code: choiceCode,
  name: choiceName,
  colour: ChoiceColour.nullable(),
  retired: z.boolean(),
})
export type Choice = z.infer<typeof Choice>

/** `YYYY-MM-DD`, a day that exists. */
export const Day = z.iso.date()

/** What values may be, by type: `maxLength` and `lines` of text, `decimals` of numbers, `min` and `max` (money in 分), `from` and `to` of dates. */
export const Limits = z.strictObject({
  maxLength: z.int().min(1).max(5000).optional(),
  lines: z.enum(['one', 'many']).optional(),
  decimals: z.int().min(0).max(6).optional(),
  min: Fen.or(z.number().min(-1e12).max(1e12)).optional(),
  max: Fen.or(z.number().min(-1e12).max(1e12)).optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export type Limits = z.infer<typeof Limits>

export const OwnField = z.object({
  id: Id,
  kind: OwnFieldKind,
  /** What values lie under in `custom`; never changes. */
  key: OwnKey,
  name: z.string(),
  nameEn: z.string().nullable(),
  type: OwnFieldType,
  help: z.string(),
  section: z.string(),
  position: z.int(),
  /** Asked of people and programs that create; files get a row error; what is there already stays valid. */
  required: z.boolean(),
  unique: z.boolean(),
  choices: z.array(Choice),
  limits: Limits,
  defaultValue: OwnValue.nullable(),
  formula: z.string().nullable(),
  /** What a formula gives. */
  result: z.enum(['text', 'number', 'money', 'date']).nullable(),
  /** Kinds of customer or ticket that have the field; empty for all. */
  onlyFor: z.array(z.string()),
  /** Roles that may see and change values; null for every role. */
  shownTo: z.array(z.enum(roleCodes)).nullable(),
  editedBy: z.array(z.enum(roleCodes)).nullable(),
  /** Whether the caller may change values. */
  editable: z.boolean(),
  retiredAt: Time.nullable(),
  version: z.int(),
})
export type OwnField = z.infer<typeof OwnField>

const facts = {
  name: z.string().trim().min(1).max(40),
  nameEn: z.string().trim().min(1).max(60).nullable(),
  help: z.string().trim().max(300),
  section: z.string().trim().max(40),
  required: z.boolean(),
  unique: z.boolean(),
  /** Without a code one is made from the name; a code that is not sent any more is retired. */
  choices: z
    .array(
      z.strictObject({
        code: choiceCode.optional(),
        name: choiceName,
        colour: ChoiceColour.nullable().default(null),
        retired: z.boolean().default(false),
      }),
    )
    .max(mostChoices),
  limits: Limits,
  defaultValue: OwnValue.nullable(),
  formula: z.string().trim().min(1).max(1000),
  onlyFor: z.array(z.string().max(20)).max(10),
  shownTo: z.array(z.enum(roleCodes)).max(20).nullable(),
  editedBy: z.array(z.enum(roleCodes)).max(20).nullable(),
}

export const CreateOwnField = z.strictObject({
  kind: OwnFieldKind,
  type: OwnFieldType,
  /** Made from the name when it is not given. */
  key: OwnKey.optional(),
  ...z.object(facts).partial().shape,
  name: facts.name,
})
export type CreateOwnField = z.infer<typeof CreateOwnField>

export const UpdateOwnField = z.strictObject({
  id: Id,
  type: OwnFieldType.optional(),
  /** Where it stands among the fields of its kind, from 0; the others move. */
  position: z.int().min(0).max(1000).optional(),
  ...z.object(facts).partial().shape,
})
export type UpdateOwnField = z.infer<typeof UpdateOwnField>

export const ownFields = {
  list: endpoint({
    method: 'GET',
    path: '/own-fields',
    permission: 'signed-in',
    summary: 'The own fields of customers, tickets or orders that the caller may see, in order.',
    input: z.strictObject({ kind: OwnFieldKind.optional(), retired: z.literal('yes').optional() }),
    output: listOf(OwnField),
  }),
  create: endpoint({
    method: 'POST',
    path: '/own-fields',
    permission: 'settings.manage',
    summary: 'Adds an own field. It is there at once: in forms, lists, answers and checks of every server process.',
    input: CreateOwnField,
    output: OwnField,
    reasons: [
      'own_field.name_taken',
      'own_field.key_taken',
      'own_field.values_differ',
      'own_field.values_repeat',
      'own_field.too_many',
    ],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/own-fields/:id',
    permission: 'settings.manage',
    summary: 'Changes an own field; its type only where no value is lost.',
    input: UpdateOwnField,
    output: OwnField,
    reasons: [
      'record.changed',
      'own_field.name_taken',
      'own_field.type_kept',
      'own_field.values_repeat',
      'own_field.used_in_formula',
    ],
  }),
  retire: endpoint({
    method: 'DELETE',
    path: '/own-fields/:id',
    permission: 'settings.manage',
    summary: 'Retires an own field: it and its values are shown nowhere until it is restored.',
    input: ById,
    output: Nothing,
    reasons: ['own_field.used_in_formula'],
  }),
  restore: endpoint({
    method: 'POST',
    path: '/own-fields/:id/restoration',
    permission: 'settings.manage',
    summary: 'Brings a retired own field back with its values.',
    input: ById,
    output: OwnField,
    reasons: ['own_field.not_retired', 'own_field.name_taken', 'own_field.too_many'],
  }),
  usage: endpoint({
    method: 'GET',
    path: '/own-fields/:id/usage',
    permission: 'settings.manage',
    summary: 'How many values an own field holds, over all customers.',
    input: ById,
    output: z.object({ values: z.int() }),
  }),
}
