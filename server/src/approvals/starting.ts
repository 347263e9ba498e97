import type { Approval, ApprovalKind, approvals } from '@zhike/contract/approvals'
import type { Input } from '@zhike/contract/endpoint'
import { companyDay } from '../platform/clock/company-time.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { beginRound } from './advancing.ts'
import { findCurrentFlow } from './flows.queries.ts'
import { personId, record, tell } from './recording.ts'
import { drawNumber, insertApproval } from './running.queries.ts'
import { getApproval } from './showing.ts'
import { chooseWay } from './weighing.ts'

/** What a module asks approval for; title and body are shown to whoever is asked, whatever they see of customers. */
export interface NewApproval {
  readonly kind: ApprovalKind
  readonly subject: { readonly type: string; readonly id: string } | null
  readonly title: string
  readonly body: string
  readonly amountFen: number | null
  /** Of a compensation. */
  readonly form?: Approval['form']
}

/**
 * Asks for approval in the name of the actor; the module hears of the end by `approval.concluded`. What is asked about one
 * subject is weighed together. Answers the id. Throws
 * `approval.persons_only` for a key that stands for nobody.
 */
export async function startApproval(ctx: Ctx, matter: NewApproval): Promise<string> {
  const { kind, subject, title, body, amountFen, form = null } = matter
  const applicantId = personId(ctx) ?? fail('approval.persons_only')
  const { version, definition } = await findCurrentFlow(ctx.db, kind)
  const about = { subjectType: subject?.type ?? null, subjectId: subject?.id ?? null }
  const { branch, why } = await chooseWay(ctx, definition, { ...about, id: null, kind, applicantId, amountFen })
  const id = uuidv7(ctx.now)
  const number = await drawNumber(ctx.db, companyDay(ctx.now).replaceAll('-', '').slice(2))
  const approval = {
    ...{ id, number, kind, title, body, amountFen, form, applicantId, flowVersion: version, branch: branch.name },
    ...{ ...about, state: 'running' as const },
    ...{ seenBy: [applicantId], startedAt: ctx.now, updatedAt: ctx.now, round: 1 },
  }
  await insertApproval(ctx.db, { ...approval, why: JSON.stringify(why) })
  await record(ctx, id, { kind: 'started' })
  const started = { ...approval, why, concludedAt: null, urgedAt: null, version: 1 }
  await tell(ctx, started, 'approval.started', { flowVersion: version })
  await beginRound({ ...ctx, uploads: [] }, started, branch)
  return id
}

/** Asks for approval of a general matter. */
export async function startGeneral(ctx: Ctx, input: Input<typeof approvals.start>): Promise<Approval> {
  const id = await startApproval(ctx, { kind: 'general', subject: null, ...input })
  return getApproval(ctx, { id })
}
