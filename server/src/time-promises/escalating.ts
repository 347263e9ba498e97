import type { TimePromise } from '@zhike/contract/time-promises'
import { whoActs } from '../calendar/calendar.ts'
import type { Ctx } from '../platform/ctx.ts'
import { findLeaders } from './sweeping.queries.ts'

type Told = TimePromise['told'][number]

/** A promise at risk or broken: whose it is, and in which department. */
export interface Pressing {
  readonly ownerId: string | null
  readonly departmentId: string | null
  readonly step: Told['step']
}

/** Somebody who is told of it, and as what. */
export interface Called {
  readonly staffId: string
  readonly toldAs: Told['as']
  /** In whose place, who is not there; null in their own. */
  readonly absentId: string | null
}

const inPerson = { toldAs: 'assignee', absentId: null } as const

/**
 * Who is told: whoever has it, or stands in for them; when nobody of these is there, or the promise is broken, also whoever
 * leads the department, or stands in. When nobody at all is there, those whom it concerns read it when they come.
 */
export async function whoIsTold(ctx: Ctx, pressing: readonly Pressing[]): Promise<(one: Pressing) => Called[]> {
  const departments = [...new Set(pressing.flatMap(({ departmentId }) => departmentId ?? []))]
  const leaders = await findLeaders(ctx.db, departments)
  const owners = pressing.flatMap(({ ownerId }) => ownerId ?? [])
  const acting = await whoActs(ctx, [...owners, ...leaders.values()], ctx.now)
  return ({ ownerId, departmentId, step }) => {
    const leaderId = leaders.get(departmentId)
    const own = ownerId === null ? undefined : acting.get(ownerId)?.id
    const leading = leaderId === undefined ? undefined : (acting.get(leaderId)?.id ?? leaderId)
    const first = own ?? ownerId
    const called: Called[] = first
      ? [{ staffId: first, ...(first === ownerId ? inPerson : { toldAs: 'deputy', absentId: ownerId }) }]
      : []
    const isForLeader = step === 'breach' || own === undefined
    if (!leading || !isForLeader || leading === first) return called
    return [
      ...called,
      { staffId: leading, toldAs: 'manager', absentId: leading === leaderId ? null : (leaderId ?? null) },
    ]
  }
}
