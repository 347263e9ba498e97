import { type Actor, isDeskActor } from '../platform/actor.ts'
import type { StoredField } from './own-fields.tables.ts'

type Rights = Pick<StoredField, 'type' | 'shownTo' | 'editedBy'>

/** Whether values of a field may be shown to the actor: the system works with all of them, customers and strangers see none. */
export const maySee = (actor: Actor, { shownTo }: Pick<Rights, 'shownTo'>): boolean =>
  actor.kind === 'system' || (isDeskActor(actor) && (shownTo === null || shownTo.includes(actor.role)))

/** Whether the actor may change values of a field. */
export const mayEdit = (actor: Actor, field: Rights): boolean =>
  field.type !== 'formula' &&
  maySee(actor, field) &&
  (field.editedBy === null || !isDeskActor(actor) || field.editedBy.includes(actor.role))

/** Whether a record of this kind has the field; `is` is the kind of customer or ticket, undefined for orders. */
export const isFor = ({ onlyFor }: Pick<StoredField, 'onlyFor'>, is: string | undefined): boolean =>
  onlyFor.length === 0 || (is !== undefined && onlyFor.includes(is))
