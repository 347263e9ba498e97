import type { customers } from '@zhike/contract/customers'
import type { Input, Output } from '@zhike/contract/endpoint'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { tidyText } from '../platform/text/tidy-text.ts'
import { findCustomerSummaries, lockForChange, requireCustomer } from './finding.ts'
import { deleteKeyPerson, findKeyPersons, upsertKeyPerson } from './key-persons.queries.ts'
import { renewQuality } from './quality.ts'

/** The key persons of an organisation, the most influential first; without those whom the actor does not see. */
export async function listKeyPersons(
  ctx: Ctx,
  asked: { id: string },
): Promise<Output<typeof customers.listKeyPersons>> {
  const { id } = await requireCustomer(ctx, asked.id, 'record.not_found')
  const rows = await findKeyPersons(ctx.db, id)
  const persons = await findCustomerSummaries(
    ctx.db,
    rows.map(({ personId }) => personId),
  )
  const items = rows.flatMap(({ id: keyPersonId, personId, role, influence }) => {
    const person = persons.get(personId)
    return person ? [{ id: keyPersonId, person, role, influence }] : []
  })
  // somebody may be named by two who were merged, or be two who were
  const first = new Map(items.toReversed().map((item) => [item.person.id, item]))
  return { items: items.filter((item) => first.get(item.person.id) === item) }
}

/** Names a person as key person of an organisation; a second time changes role and influence. */
export async function addKeyPerson(
  ctx: Ctx,
  { personId, role, influence, ...asked }: Input<typeof customers.addKeyPerson>,
): Promise<Output<typeof customers.addKeyPerson>> {
  const organisation = await lockForChange(ctx, asked.id)
  const { id } = organisation
  if (organisation.kind !== 'organisation') fail('customer.not_organisation')
  const person = await requireCustomer(ctx, personId)
  if (person.kind !== 'person') failAt(ctx, 'personId', 'customer.unknown')
  const given = { role: tidyText(role.toWellFormed()), influence }
  const keyPersonId = await upsertKeyPerson(ctx.db, { customerId: id, id: uuidv7(ctx.now), personId, ...given })
  const data = { number: organisation.number, personId, influence }
  await emit(ctx, id, { type: 'customer.key_person_added', subject: { type: 'key_person', id: keyPersonId }, data })
  await renewQuality(ctx, [id])
  return { id: keyPersonId, person, ...given }
}

/** Removes a key person; the person stays a customer. */
export async function removeKeyPerson(
  ctx: Ctx,
  { keyPersonId, ...asked }: Input<typeof customers.removeKeyPerson>,
): Promise<void> {
  const { id, number } = await lockForChange(ctx, asked.id)
  const { customerId, personId } = (await deleteKeyPerson(ctx.db, id, keyPersonId)) ?? fail('record.not_found')
  const subject = { type: 'key_person', id: keyPersonId }
  await emit(ctx, customerId, { type: 'customer.key_person_removed', subject, data: { number, personId } })
  await renewQuality(ctx, [id])
}
