import type { ApprovalKind, approvals, FlowDefinition, Route } from '@zhike/contract/approvals'
import type { Input } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { peopleOf, readDirectory } from './directory.ts'
import { findCurrentFlow, getDefinition } from './flows.queries.ts'
import { personId } from './recording.ts'
import { type Application, chooseBranch, routeSteps } from './routing.ts'
import { type ApprovalRecord, findApproval } from './running.queries.ts'
import { othersOf } from './weighing.ts'

interface Wish extends Input<typeof approvals.foresee> {
  /** What it would be about, of what a module asks for. */
  readonly subject?: { readonly type: string; readonly id: string }
}

/**
 * Who would be asked if the actor applied now, or handed in again what came back. Throws `approval.persons_only`,
 * `record.not_found` and `approval.not_applicant`.
 */
export async function foreseeApproval(ctx: Ctx, { kind, amountFen, approvalId, subject }: Wish): Promise<Route> {
  const applicantId = personId(ctx) ?? fail('approval.persons_only')
  const former = approvalId === undefined ? undefined : await getOwn(ctx, approvalId, applicantId)
  // what came back keeps the version of the flow with which it began
  const { version, definition } = former
    ? { version: former.flowVersion, definition: await getDefinition(ctx.db, former.kind, former.flowVersion) }
    : await findCurrentFlow(ctx.db, kind)
  const matter = former ?? { id: null, kind, subjectType: subject?.type ?? null, subjectId: subject?.id ?? null }
  const application = { applicantId, amountFen: amountFen ?? null, othersFen: await othersOf(ctx, matter) }
  return foresee(ctx, { kind, version, definition, ...application })
}

async function getOwn(ctx: Ctx, id: string, applicantId: string): Promise<ApprovalRecord> {
  const approval = (await findApproval(ctx.db, id)) ?? fail('record.not_found')
  return approval.applicantId === applicantId ? approval : fail('approval.not_applicant')
}

interface Foreseen extends Application {
  readonly kind: ApprovalKind
  readonly version: number | null
  readonly definition: FlowDefinition
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
