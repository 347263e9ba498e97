import type { Input, Output } from '@zhike/contract/endpoint'
import { defaultScope } from '@zhike/contract/permissions'
import type { staff } from '@zhike/contract/staff'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { randomPassword, setPassword } from '../security/security.ts'
import { checkPlaces, getStaff } from './members.ts'
import { insertStaff, setTeams } from './staff.queries.ts'

type NewColleague = Input<typeof staff.create>
type Hired = Output<typeof staff.create>

/**
 * Adds a colleague, with the role's default scope unless one is given, and answers a random password to hand over.
 * Throws `staff.email_taken`, `department.unknown`, `team.unknown`, `post.unknown`.
 */
export const createStaff = (ctx: Ctx, input: NewColleague): Promise<Hired> => hire(ctx, input, { demo: false })

/** The same for somebody of the demo company, who may log in from this machine alone. */
export const createDemoStaff = (ctx: Ctx, input: NewColleague): Promise<Hired> => hire(ctx, input, { demo: true })

async function hire(ctx: Ctx, input: NewColleague, { demo }: { demo: boolean }): Promise<Hired> {
  const { name, role, departmentId = null, postId = null, teamIds = [] } = input
  await checkPlaces(ctx, { departmentId, postId, teamIds })
  const person = {
    id: uuidv7(ctx.now),
    name,
    email: input.email.toLowerCase(),
    role,
    scope: input.scope ?? defaultScope[role],
    departmentId,
    postId,
    demo,
    createdAt: ctx.now,
  }
  if (!(await insertStaff(ctx.db, person))) fail('staff.email_taken')
  if (teamIds.length > 0) await setTeams(ctx.db, person.id, teamIds)
  const oneTimePassword = randomPassword()
  await setPassword(ctx, person.id, oneTimePassword)
  await emitForCompany(ctx, {
    type: 'staff.created',
    subject: { type: 'staff', id: person.id },
    data: { role, scope: person.scope },
  })
  return { ...(await getStaff(ctx, person)), oneTimePassword }
}
