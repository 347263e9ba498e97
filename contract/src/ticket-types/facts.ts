import * as z from 'zod'
import { Id, Time } from '../fields.ts'
import { Priority, TicketKind } from '../tickets/facts.ts'
import { Numbering } from './numbers.ts'

/** What every ticket has and a form can ask for. */
export const builtInFields = ['category', 'description', 'priority', 'channel'] as const
export type BuiltInField = (typeof builtInFields)[number]

/** A field of a form: a built-in one, or an own field of tickets as `custom.<key>`. */
export const FormField = z.strictObject({
  field: z.string().regex(/^(category|description|priority|channel|custom\.[a-z][a-z0-9_]{0,39})$/),
  /** Asked of whoever opens a ticket of the type. */
  required: z.boolean().default(false),
  /** Whether customers are asked for an own field on their pages as well. */
  portal: z.boolean().default(false),
})
export type FormField = z.infer<typeof FormField>

/** 检查步骤 */
export const Step = z.object({
  id: Id,
  text: z.string(),
  /** Has to be ticked before the ticket can be resolved. */
  required: z.boolean(),
})
export type Step = z.infer<typeof Step>

/** 默认子任务 */
const TaskTemplate = z.strictObject({
  title: z.string().trim().min(1).max(120),
  /** Working days of the company after the ticket was opened; 0 is that day. */
  days: z.int().min(0).max(365).nullable().default(null),
  staffId: Id.nullable().default(null),
})
export type TaskTemplate = z.infer<typeof TaskTemplate>

const name = z.string().trim().min(1).max(40)
const nameEn = z.string().trim().min(1).max(60).nullable()

/** 工单类型: how tickets of one sort are asked for, numbered and worked off. */
export const TicketType = z.object({
  id: Id,
  kind: TicketKind,
  name: z.string(),
  nameEn: z.string().nullable(),
  /** What new tickets get unless something else is given. */
  categoryId: Id.nullable(),
  priority: Priority,
  /** In this order; null for everything that tickets of the kind have. */
  form: z.array(FormField).nullable(),
  /** Null for numbers as all tickets have them. */
  numbering: Numbering.nullable(),
  checklist: z.array(Step),
  tasks: z.array(TaskTemplate),
  /** Whether customers can choose it on their pages. */
  portal: z.boolean(),
  retiredAt: Time.nullable(),
  version: z.int(),
})
export type TicketType = z.infer<typeof TicketType>

const facts = {
  name,
  nameEn,
  categoryId: Id.nullable(),
  priority: Priority,
  form: z.array(FormField).max(60).nullable(),
  numbering: Numbering.nullable(),
  /** Steps with the id of one that stood before keep it. */
  checklist: z
    .array(
      z.strictObject({
        id: Id.optional(),
        text: z.string().trim().min(1).max(200),
        required: z.boolean().default(false),
      }),
    )
    .max(50),
  tasks: z.array(TaskTemplate).max(20),
  portal: z.boolean(),
}

export const NewTicketType = z.strictObject({
  kind: TicketKind,
  name,
  nameEn: nameEn.default(null),
  categoryId: facts.categoryId.default(null),
  priority: facts.priority.default('normal'),
  form: facts.form.default(null),
  numbering: facts.numbering.default(null),
  checklist: facts.checklist.default([]),
  tasks: facts.tasks.default([]),
  portal: facts.portal.default(false),
})
export type NewTicketType = z.infer<typeof NewTicketType>

export const TicketTypeEdit = z.strictObject({ id: Id, ...z.object(facts).partial().shape })
