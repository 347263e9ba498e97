import type { RoleCode } from '@zhike/contract/permissions'
import { createDemoStaff, createStaff } from '../src/staff/staff.ts'
import type { Desk } from './harness.ts'

/** Somebody who can log in. */
export interface Account {
  readonly id: string
  readonly email: string
  readonly password: string
}

/** A member of staff with a password; `demo` people may log in from this machine alone. */
export async function makeAccount(desk: Desk, role: RoleCode, options: { demo?: boolean } = {}): Promise<Account> {
  const hire = options.demo ? createDemoStaff : createStaff
  const email = `${role}-${Math.random().toString(36).slice(2)}@example.com`
  const made = await desk.asSystem((ctx) => hire(ctx, { name: role, email, role }))
  return { id: made.id, email, password: made.oneTimePassword }
}
