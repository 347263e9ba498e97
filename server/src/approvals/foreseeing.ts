import type { ApprovalKind, FlowDefinition, Route } from '@zhike/contract/approvals'
import type { Ctx } from '../platform/ctx.ts'
import { peopleOf, readDirectory } from './directory.ts'
import { chooseBranch, routeSteps } from './routing.ts'

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
