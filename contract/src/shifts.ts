import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ById, Day, Id, listOf, manyOf, Nothing, Time } from './fields.ts'

const Colleague = z.object({ id: Id, name: z.string() })

const shiftFacts = {
  name: z.string().trim().min(1).max(20),
  /** Minutes after midnight; a shift that goes on past midnight ends after 1440. */
  begins: z.int().min(0).max(1439),
  ends: z.int().min(1).max(2879),
}

/** 班次: from when to when somebody works on a day of the roster. */
export const Shift = z.object({ id: Id, ...shiftFacts, version: z.int() })
export type Shift = z.infer<typeof Shift>

export const shifts = {
  list: endpoint({
    method: 'GET',
    path: '/shifts',
    permission: 'staff.read',
    summary: 'The shifts, the earliest first.',
    input: z.strictObject({}),
    output: listOf(Shift),
  }),
  create: endpoint({
    method: 'POST',
    path: '/shifts',
    permission: 'calendar.manage',
    summary: 'Adds a shift. Times are minutes after midnight; past midnight they go on beyond 1440.',
    input: z.strictObject(shiftFacts),
    output: Shift,
    reasons: ['shift.taken'],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/shifts/:id',
    permission: 'calendar.manage',
    summary: 'Changes a shift, for the days of the roster that have it, too.',
    input: z.strictObject({ id: Id, ...z.object(shiftFacts).partial().shape }),
    output: Shift,
    reasons: ['shift.taken', 'record.changed'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/shifts/:id',
    permission: 'calendar.manage',
    summary: 'Takes a shift out of use; the roster keeps the days that have it.',
    input: ById,
    output: Nothing,
  }),
}

/** 排班: what somebody works on a day; without one the calendar holds. */
export const RosterDay = z.object({
  staffId: Id,
  day: Day,
  /** Null on a day of rest. */
  shift: Shift.omit({ version: true }).nullable(),
})
export type RosterDay = z.infer<typeof RosterDay>

export const roster = {
  list: endpoint({
    method: 'GET',
    path: '/roster',
    permission: 'staff.read',
    summary: 'The days of colleagues that have a shift or are days of rest; on all others the calendar holds.',
    input: z.strictObject({ staff: manyOf(Id), from: Day, to: Day }),
    output: listOf(RosterDay),
  }),
  set: endpoint({
    method: 'POST',
    path: '/roster',
    permission: 'calendar.schedule',
    summary: 'Gives colleagues in the own scope a shift on some days, a day of rest, or the calendar again.',
    input: z.strictObject({
      staffIds: z.array(Id).min(1).max(200),
      days: z.array(Day).min(1).max(62),
      shift: z.union([Id, z.enum(['rest', 'calendar'])]),
    }),
    output: listOf(RosterDay),
    reasons: ['shift.unknown'],
  }),
}

export const LeaveKind = z.enum(['annual', 'sick', 'personal', 'training', 'other'])
export type LeaveKind = z.infer<typeof LeaveKind>

/** 请假: when somebody is away, and who stands in meanwhile. */
export const Leave = z.object({
  id: Id,
  staffId: Id,
  kind: LeaveKind,
  beginsAt: Time,
  endsAt: Time,
  deputy: Colleague.nullable(),
})
export type Leave = z.infer<typeof Leave>

export const leaves = {
  list: endpoint({
    method: 'GET',
    path: '/leaves',
    permission: 'signed-in',
    summary: 'The leaves of a colleague that are not over: one’s own, or with `calendar.schedule` in the own scope.',
    input: z.strictObject({ staff: Id }),
    output: listOf(Leave),
    reasons: ['leave.of_another'],
  }),
  record: endpoint({
    method: 'POST',
    path: '/leaves',
    permission: 'signed-in',
    summary: 'Records a leave: one’s own, or with `calendar.schedule` of a colleague in the own scope.',
    input: z.strictObject({
      staffId: Id,
      kind: LeaveKind,
      beginsAt: Time,
      endsAt: Time,
      deputyId: Id.nullable().default(null),
    }),
    output: Leave,
    reasons: ['leave.overlaps', 'leave.of_another', 'deputy.unknown'],
  }),
  withdraw: endpoint({
    method: 'DELETE',
    path: '/leaves/:id',
    permission: 'signed-in',
    summary: 'Withdraws a leave.',
    input: ById,
    output: Nothing,
    reasons: ['leave.of_another'],
  }),
}

/** Why somebody is there or not. */
export const PresenceReason = z.enum(['working_time', 'shift', 'off_hours', 'rest_day', 'leave', 'suspended'])
export type PresenceReason = z.infer<typeof PresenceReason>

export const Presence = z.object({
  present: z.boolean(),
  reason: PresenceReason,
  /** By which calendar the colleague goes, and who it was given to. */
  calendar: Colleague.extend({ through: z.enum(['staff', 'team', 'department', 'company']) }),
  /** Who stands in when no leave names somebody else. */
  deputy: Colleague.nullable(),
  /** Who stands in at that time: the first in the chain of deputies who is there. */
  standIn: Colleague.nullable(),
})
export type Presence = z.infer<typeof Presence>

export const presence = {
  get: endpoint({
    method: 'GET',
    path: '/staff/:id/presence',
    permission: 'staff.read',
    summary: 'Whether a colleague is there at a time (else now), why, and who stands in.',
    input: z.strictObject({ id: Id, at: Time.optional() }),
    output: Presence,
    reasons: ['calendar.beyond'],
  }),
  setDeputy: endpoint({
    method: 'POST',
    path: '/staff/:id/deputy',
    permission: 'signed-in',
    summary: 'Says who stands in for oneself, or with `calendar.schedule` for a colleague in the own scope.',
    input: z.strictObject({ id: Id, deputyId: Id }),
    output: Presence,
    reasons: ['leave.of_another', 'deputy.unknown'],
  }),
  removeDeputy: endpoint({
    method: 'DELETE',
    path: '/staff/:id/deputy',
    permission: 'signed-in',
    summary: 'Nobody stands in any more, but for leaves that name somebody.',
    input: ById,
    output: Nothing,
    reasons: ['leave.of_another'],
  }),
}
