import type { FlowBranch, FlowDefinition, Why } from '@zhike/contract/approvals'
import type { Ctx } from '../platform/ctx.ts'
import { readDirectory } from './directory.ts'
import { type Application, chooseBranch } from './routing.ts'
import { lockSubject, type Subject, sumOthers } from './running.queries.ts'

/** What an application is about; its id when it was handed in before, since it is no other than itself. */
export interface Matter extends Subject {
  readonly id: string | null
}

/** What else is granted or asked about the same subject, in 分. */
export const othersOf = async (ctx: Ctx, matter: Matter): Promise<number> =>
  matter.subjectId === null ? 0 : sumOthers(ctx.db, matter, matter.id)

/**
 * The way of what is handed in now, and why. Of two about one subject the second waits for the first, so that neither is
 * weighed without the other.
 */
export async function chooseWay(
  ctx: Ctx,
  definition: FlowDefinition,
  application: Matter & Omit<Application, 'othersFen'>,
): Promise<{ readonly branch: FlowBranch; readonly why: Why[] }> {
  if (application.subjectId !== null) await lockSubject(ctx.db, application)
  const othersFen = await othersOf(ctx, application)
  const directory = await readDirectory(ctx, definition, application.applicantId)
  return chooseBranch(definition, { ...application, othersFen }, directory)
}
