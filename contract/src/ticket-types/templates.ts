import * as z from 'zod'
import { Id, ShortText } from '../fields.ts'
import { Priority, TicketKind } from '../tickets/facts.ts'

const facts = {
  name: z.string().trim().min(1).max(40),
  /** Whose it is; null for everybody. */
  teamId: Id.nullable(),
  kind: TicketKind,
  typeId: Id.nullable(),
  categoryId: Id.nullable(),
  title: z.union([ShortText, z.literal('')]),
  description: z.string().trim().max(20_000),
  priority: Priority,
  /** Where tickets go that are opened by it; null for the department of their category. */
  departmentId: Id.nullable(),
  /** Who gets them; null for nobody yet. */
  assigneeId: Id.nullable(),
}

/** 工单模板: what a new ticket begins with, chosen when one is opened. */
export const TicketTemplate = z.object({
  id: Id,
  ...facts,
  departmentName: z.string().nullable(),
  assigneeName: z.string().nullable(),
  version: z.int(),
})
export type TicketTemplate = z.infer<typeof TicketTemplate>

export const NewTicketTemplate = z.strictObject({
  ...facts,
  teamId: facts.teamId.default(null),
  typeId: facts.typeId.default(null),
  categoryId: facts.categoryId.default(null),
  title: facts.title.default(''),
  description: facts.description.default(''),
  priority: facts.priority.default('normal'),
  departmentId: facts.departmentId.default(null),
  assigneeId: facts.assigneeId.default(null),
})

export const TicketTemplateEdit = z.strictObject({ id: Id, ...z.object(facts).partial().shape })
