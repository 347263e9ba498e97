import type { Input, Output } from '@zhike/contract/endpoint'
import type { TicketTemplate, ticketTemplates } from '@zhike/contract/ticket-templates'
import { isDeskActor } from '../platform/actor.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { everybody } from '../platform/events/everybody.ts'
import { isColleague } from '../staff/staff.ts'
import { departmentExists, findCategory } from './categories.queries.ts'
import {
  deleteTemplate,
  findTemplateNamed,
  insertTemplate,
  lockTemplate,
  selectTemplate,
  selectTemplates,
  teamExists,
  updateTemplateRow,
} from './templates.queries.ts'
import { findType, lockTypes } from './ticket-types.queries.ts'

/** Templates for everybody and for the actor's teams; whoever configures types sees all. */
export async function listTemplates(ctx: Ctx): Promise<Output<typeof ticketTemplates.list>> {
  const teams = isDeskActor(ctx.actor) ? ctx.actor.teamIds : []
  return { items: await selectTemplates(ctx.db, ctx.actor.permissions.has('ticket_types.manage') ? undefined : teams) }
}

/** Adds a template. Throws `ticket_template.name_taken`, `ticket_type.unknown`, `category.unknown`, `team.unknown`, `department.unknown`, `staff.unknown`. */
export async function createTemplate(ctx: Ctx, input: Input<typeof ticketTemplates.create>): Promise<TicketTemplate> {
  const id = uuidv7(ctx.now)
  await refuseWrong(ctx, { id, ...input })
  await insertTemplate(ctx.db, { id, ...input })
  await tell(ctx, id, 'ticket_template.created')
  return selectTemplate(ctx.db, id)
}

/** Changes a template. Throws `record.changed` and what `createTemplate` throws. */
export async function updateTemplate(
  ctx: Ctx,
  { id, ...facts }: Input<typeof ticketTemplates.update>,
): Promise<TicketTemplate> {
  const before = (await lockTemplate(ctx.db, id)) ?? fail('record.not_found')
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== before.version) fail('record.changed')
  const fields = (Object.keys(facts) as (keyof typeof facts)[]).filter(
    (field) => facts[field] !== undefined && facts[field] !== before[field],
  )
  if (fields.length === 0) return before
  const changed = Object.fromEntries(fields.map((field) => [field, facts[field]]))
  await refuseWrong(ctx, { ...before, ...changed })
  await updateTemplateRow(ctx.db, id, changed)
  await tell(ctx, id, 'ticket_template.updated')
  return selectTemplate(ctx.db, id)
}

/** Deletes a template; tickets that were opened by it stay as they are. */
export async function removeTemplate(ctx: Ctx, { id }: Input<typeof ticketTemplates.remove>): Promise<void> {
  if (!(await deleteTemplate(ctx.db, id))) fail('record.not_found')
  await tell(ctx, id, 'ticket_template.removed')
}

/** A template of a kind that the actor may use. Throws `ticket_template.unknown`. */
export async function getUsableTemplate(ctx: Ctx, id: string, kind: TicketTemplate['kind']): Promise<TicketTemplate> {
  const found = (await listTemplates(ctx)).items.find((template) => template.id === id && template.kind === kind)
  return found ?? failAt(ctx, 'templateId', 'ticket_template.unknown')
}

type Facts = Omit<TicketTemplate, 'version' | 'departmentName' | 'assigneeName'>

async function refuseWrong(ctx: Ctx, template: Facts): Promise<void> {
  const { id, kind, typeId, categoryId, teamId, departmentId, assigneeId } = template
  await lockTypes(ctx.db)
  const type = typeId === null ? undefined : await findType(ctx.db, typeId)
  if (typeId !== null && (type?.retiredAt !== null || type.kind !== kind)) failAt(ctx, 'typeId', 'ticket_type.unknown')
  const category = categoryId === null ? undefined : await findCategory(ctx.db, categoryId)
  if (categoryId !== null && (category?.retiredAt !== null || category.kind !== kind))
    failAt(ctx, 'categoryId', 'category.unknown')
  if (teamId !== null && !(await teamExists(ctx.db, teamId))) failAt(ctx, 'teamId', 'team.unknown')
  if (departmentId !== null && !(await departmentExists(ctx.db, departmentId)))
    failAt(ctx, 'departmentId', 'department.unknown')
  if (assigneeId !== null && !(await isColleague(ctx.db, assigneeId))) failAt(ctx, 'assigneeId', 'staff.unknown')
  const named = await findTemplateNamed(ctx.db, template)
  if (named && named.id !== id) failAt(ctx, 'name', 'ticket_template.name_taken')
}

type TemplateEvent = 'ticket_template.created' | 'ticket_template.updated' | 'ticket_template.removed'

const tell = (ctx: Ctx, id: string, type: TemplateEvent): Promise<void> =>
  emitForCompany(ctx, { type, subject: { type: 'ticket_template', id }, data: {} }, everybody)
