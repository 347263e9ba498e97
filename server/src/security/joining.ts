import type { JoiningRule } from '@zhike/contract/security/sign-on'
import type { Ctx } from '../platform/ctx.ts'
import { beyondScope } from '../platform/db/beyond-scope.ts'
import { AppError } from '../platform/errors.ts'
import type { Identity } from './provider.ts'

/** Somebody whom a rule adds. */
export interface Joiner extends Pick<JoiningRule, 'role' | 'departmentId' | 'teamIds'> {
  readonly name: string
  readonly email: string
}

let hire: ((ctx: Ctx, joiner: Joiner) => Promise<unknown>) | undefined

/** People are added by a later module, which says how. */
export function provideHiring(how: (ctx: Ctx, joiner: Joiner) => Promise<unknown>): void {
  hire = how
}

/** The first rule that what the provider says of somebody fulfils. `email_domain` is the part after the @. */
export function ruleFor(rules: readonly JoiningRule[], { email = '', claims }: Identity): JoiningRule | undefined {
  const told = { ...claims, email_domain: domainOf(email) }
  return rules.find(({ claim, value }) => {
    const said = Object.hasOwn(told, claim) ? told[claim as keyof typeof told] : undefined
    return (Array.isArray(said) ? said : [said]).some((one) => one !== undefined && String(one) === value)
  })
}

export const domainOf = (email: string) => email.toLowerCase().split('@').at(-1) ?? ''

/**
 * Adds a colleague by a rule, whom this log-in then finds; false when a place of the rule is no longer there, or the
 * e-mail is somebody's already, who may have been suspended.
 */
export async function join(ctx: Ctx, { email, name }: Identity, rule: JoiningRule): Promise<boolean> {
  if (!hire || email === undefined) return false
  const add = hire
  const { role, departmentId, teamIds } = rule
  const joiner = { name: (name ?? email.split('@')[0] ?? email).slice(0, 60), email, role, departmentId, teamIds }
  return beyondScope(ctx, 'sign_on.join', (beyond) =>
    add(beyond, joiner).then(
      () => true,
      (error: unknown) => {
        if (error instanceof AppError) return false
        throw error
      },
    ),
  )
}
