import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { hashPassword } from '../platform/crypto/passwords.ts'
import type { Ctx } from '../platform/ctx.ts'

// without characters that look like others
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 4
const groupLength = 5

/** A password to hand over: four groups of five letters and digits, 99 bits. */
export function randomPassword(): string {
  const letter = () => letters.charAt(randomInt(letters.length))
  const group = () => Array.from({ length: groupLength }, letter).join('')
  return Array.from({ length: groups }, group).join('-')
}

/** Gives a person a password and ends all their sessions. Throws `PasswordTooLong` above 1,024 bytes. */
export async function setPassword(ctx: Ctx, staffId: string, password: string): Promise<void> {
  const hash = await hashPassword(password)
  await sql`SELECT auth.set_password(${staffId}, ${uuidv7(ctx.now)}, ${hash}, ${ctx.now})`.execute(ctx.db)
}

/** Ends all sessions of a person at once. */
export async function endSessions(ctx: Ctx, staffId: string): Promise<void> {
  await sql`SELECT auth.end_sessions(${staffId})`.execute(ctx.db)
}
