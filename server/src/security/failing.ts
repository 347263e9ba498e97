import type { Ctx } from '../platform/ctx.ts'
import { KeptRefusal } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { nobody } from './nobody.ts'

/** A password or code that was wrong, or right but not from where it may come. */
export type FailedLogIn =
  | { readonly kind: 'failed' | 'wrong_code'; readonly personId: string | undefined; readonly lockedNow: boolean }
  | { readonly kind: 'from_elsewhere'; readonly personId: string }

/** Audits a failed log-in and refuses it; what was counted and written stays. */
export async function refuseLogIn(ctx: Ctx, failed: FailedLogIn): Promise<never> {
  const address = ctx.caller?.address ?? ''
  const subject = { type: 'staff', id: failed.personId ?? nobody }
  const known = failed.personId !== undefined
  await emitForCompany(ctx, { type: 'session.failed', subject, data: { known, address, why: failed.kind } })
  if (failed.kind === 'from_elsewhere') throw new KeptRefusal('session.demo_only_local')
  if (failed.lockedNow) await emitForCompany(ctx, { type: 'session.locked', subject, data: { address } })
  throw new KeptRefusal(failed.kind === 'wrong_code' ? 'session.wrong_code' : 'session.wrong_credentials')
}
