import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { hashPassword } from '../platform/crypto/passwords.ts'
import type { Ctx } from '../platform/ctx.ts'

// without characters that look like others
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 4
const groupLength = 5

/** Letters and digits to be typed from paper, five bits each. */
export const randomLetters = (count: number): string =>
  Array.from({ length: count }, () => letters.charAt(randomInt(letters.length))).join('')

/** A password to hand over: four groups of five letters and digits, 99 bits; one digit at least, as some rules ask. */
export function randomPassword(): string {
  const password = Array.from({ length: groups }, () => randomLetters(groupLength)).join('-')
  return /\d/.test(password) && /[a-z]/.test(password) ? password : randomPassword()
}

/** Gives a person a password and ends all their sessions. Throws `PasswordTooLong` above 1,024 bytes. */
export async function setPassword(ctx: Ctx, staffId: string, password: string): Promise<void> {
  const hash = await hashPassword(password)
  await sql`SELECT auth.set_password(${staffId}, ${uuidv7(ctx.now)}, ${hash}, ${ctx.now})`.execute(ctx.db)
}
