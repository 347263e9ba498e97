import type { DeskActor } from '../platform/actor.ts'
import type { Ctx } from '../platform/ctx.ts'
import { deskActor } from './desk-actor.ts'
import { findIdByEmail, readActorAgain } from './log-in.queries.ts'

/**
 * Who somebody is by now for whom work is done later, with the rights and the scope of this moment; undefined when they
 * are suspended, or when the key that they came with is revoked. For the system.
 */
export async function findActorAgain(ctx: Ctx, personId: string, keyId: string | null): Promise<DeskActor | undefined> {
  const row = await readActorAgain(ctx.db, personId, keyId)
  return row && deskActor(keyId === null ? 'staff' : 'key', row)
}

/** The colleague with an e-mail, for a command that is given in their name; undefined when there is none who may work. */
export async function findActorByEmail(ctx: Ctx, email: string): Promise<DeskActor | undefined> {
  const id = await findIdByEmail(ctx.db, email)
  return id === undefined ? undefined : findActorAgain(ctx, id, null)
}
