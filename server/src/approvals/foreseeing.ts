import type { ApprovalKind, approvals, FlowDefinition, Route } from '@zhike/contract/approvals'
import type { Input } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { peopleOf, readDirectory } from './directory.ts'
import { findCurrentFlow, getDefinition } from './flows.queries.ts'
import { personId } from './recording.ts'
import { chooseBranch, routeSteps } from './routing.ts'
import { findApproval } from './running.queries.ts'

/**
 * Who would be asked if the actor applied now, or handed in again what came back. Throws `approval.persons_only`,
 * `record.not_found` and `approval.not_applicant`.
 */
export async function foreseeApproval(
  ctx: Ctx,
  { kind, amountFen, approvalId }: Input<typeof approvals.foresee>,
): Promise<Route> {
  const applicantId = personId(ctx) ?? fail('approval.persons_only')
  const { version, definition } = await flowOf(ctx, kind, applicantId, approvalId)
  return foresee(ctx, { kind, version, definition, applicantId, amountFen: amountFen ?? null })
}

/** What came back keeps the version of the flow with which it began. */
async function flowOf(ctx: Ctx, kind: ApprovalKind, applicantId: string, approvalId: string | undefined) {
  if (approvalId === undefined) return findCurrentFlow(ctx.db, kind)
  const approval = (await findApproval(ctx.db, approvalId)) ?? fail('record.not_found')
  if (approval.applicantId !== applicantId) fail('approval.not_applicant')
  const { flowVersion: version } = approval
  return { version, definition: await getDefinition(ctx.db, approval.kind, version) }
}

interface Foreseen {
  readonly kind: ApprovalKind
  readonly version: number | null
  readonly definition: FlowDefinition
  readonly applicantId: string
  readonly amountFen: number | null
}

/** The way that an application would take now: by the very functions by which it runs. */
export async function foresee(ctx: Ctx, { kind, version, definition, ...application }: Foreseen): Promise<Route> {
  const directory = await readDirectory(ctx, definition, application.applicantId)
  const { branch, why } = chooseBranch(definition, application, directory)
  const steps = routeSteps(branch, definition, application, directory)
  const copied = branch.copies.flatMap((rule) => peopleOf(rule, application.applicantId, directory))
  const copies = new Map(copied.map(({ person: { id, name } }) => [id, { id, name }]))
  return { kind, version, branch: branch.name, why, steps, copies: [...copies.values()] }
}
