import type { Permission } from '@zhike/contract/permissions'
import type { Actor } from '../platform/actor.ts'
import type { StoredExport } from './exports.tables.ts'
import { kindOf } from './kinds.ts'

/** Whether somebody has a right; the command line acts as the system, which has them all. */
export const has = ({ kind, permissions }: Actor, permission: Permission) =>
  kind === 'system' || permissions.has(permission)

/** Whether somebody may export this: the kind of thing, whole identifiers if it has them, names if it has them. */
export const mayExport = (actor: Actor, wanted: Pick<StoredExport, 'kind' | 'identifiers' | 'named'>): boolean =>
  has(actor, 'exports.create') &&
  has(actor, kindOf(wanted.kind).reads) &&
  (wanted.identifiers === 'masked' || has(actor, 'exports.plain')) &&
  (!wanted.named || has(actor, 'exports.names'))

type Made = Pick<StoredExport, 'kind' | 'identifiers' | 'named' | 'seenIn' | 'seenWith'>

/** Whether somebody may still do what they did, and sees at least as much as when the file was made. */
export const mayFetch = (actor: Actor, made: Made): boolean => mayExport(actor, made) && covers(actor, made)

function covers({ scope, reach }: Actor, { seenIn, seenWith }: Pick<Made, 'seenIn' | 'seenWith'>): boolean {
  if (scope === 'all' || scope === 'system' || seenIn === 'none') return true
  if (scope === 'none' || seenIn === 'all' || seenIn === 'system') return false
  return seenWith.every((id) => reach.includes(id))
}
