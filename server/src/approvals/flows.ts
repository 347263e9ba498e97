import type { ApprovalFlow, ApproverRule, approvalFlows, FlowDefinition, Route } from '@zhike/contract/approvals'
import type { Input, Output } from '@zhike/contract/endpoint'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { countMissing, findCurrentFlow, insertFlow, selectFlows } from './flows.queries.ts'
import { foresee } from './foreseeing.ts'
import { personId } from './recording.ts'
import { findColleagues } from './running.queries.ts'

type FlowRow = Awaited<ReturnType<typeof selectFlows>>[number]

/** The flow of each kind that is in force. */
export async function listFlows(ctx: Ctx): Promise<Output<typeof approvalFlows.list>> {
  const rows = await selectFlows(ctx.db, undefined)
  // of each kind the latest version comes first
  return { items: rows.filter((row, at) => rows[at - 1]?.kind !== row.kind).map(flowOf) }
}

/** Every version of a flow, the latest first. */
export async function listFlowVersions(
  ctx: Ctx,
  { kind }: Input<typeof approvalFlows.versions>,
): Promise<Output<typeof approvalFlows.versions>> {
  return { items: (await selectFlows(ctx.db, kind)).map(flowOf) }
}

/** Puts a new version in force. Throws `record.changed` when another was published meanwhile, and what is not known. */
export async function publishFlow(ctx: Ctx, input: Input<typeof approvalFlows.publish>): Promise<ApprovalFlow> {
  const { kind, definition, baseVersion, note } = input
  await checkKnown(ctx, definition)
  const { version } = await findCurrentFlow(ctx.db, kind)
  if (version !== baseVersion) fail('record.changed')
  const id = uuidv7(ctx.now)
  const published = { id, publishedAt: ctx.now, publishedById: personId(ctx) }
  const flow = await insertFlow(ctx.db, { kind, version: version + 1, definition, note, ...published })
  if (!flow) return fail('record.changed')
  const subject = { type: 'approval_flow', id }
  await emitForCompany(ctx, { type: 'approval_flow.published', subject, data: { kind, version: flow.version } })
  const [latest] = await selectFlows(ctx.db, kind)
  return flowOf(latest ?? fail('record.not_found'))
}

async function checkKnown(ctx: Ctx, { branches, emptyStaffId }: FlowDefinition): Promise<void> {
  const rules = branches.flatMap(({ nodes, copies }) => [...nodes.flatMap(({ approvers }) => approvers), ...copies])
  const ids = <K extends string>(key: K) =>
    rules.flatMap((rule: ApproverRule & { [P in K]?: string }) => rule[key] ?? [])
  const missing = await countMissing(ctx.db, {
    staff: [...ids('staffId'), ...(emptyStaffId === null ? [] : [emptyStaffId])],
    posts: ids('postId'),
    departments: branches.flatMap(({ departmentIds }) => departmentIds),
  })
  if (missing.staff > 0) failAt(ctx, 'definition', 'staff.unknown')
  if (missing.posts > 0) failAt(ctx, 'definition', 'post.unknown')
  if (missing.departments > 0) failAt(ctx, 'definition', 'department.unknown')
}

/** Who would be asked by a definition that need not be published. Throws `staff.unknown` for the applicant. */
export async function previewFlow(ctx: Ctx, input: Input<typeof approvalFlows.preview>): Promise<Route> {
  const [applicant] = await findColleagues(ctx.db, [input.applicantId])
  return applicant
    ? foresee(ctx, { ...input, version: null, othersFen: 0 })
    : failAt(ctx, 'applicantId', 'staff.unknown')
}

const flowOf = ({ publishedById, publishedByName, publishedAt, ...flow }: FlowRow): ApprovalFlow => ({
  ...flow,
  publishedAt: publishedAt.toISOString(),
  publishedBy: publishedById === null ? null : { id: publishedById, name: publishedByName ?? '' },
})
