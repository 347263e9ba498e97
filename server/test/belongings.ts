import type { api } from '@zhike/contract'
import type { Client } from '@zhike/contract/client'
import type { FileRef } from '@zhike/contract/fields'

export type Caller = Client<typeof api>

/** Everything of one customer that has an id. */
export interface Belongings {
  readonly customer: string
  readonly identity: string
  readonly address: string
  readonly organisation: string
  readonly keyPerson: string
  readonly merged: string
  readonly collaborator: string
  readonly order: string
  readonly ticket: string
  /** Linked with the ticket, and watched by the collaborator. */
  readonly link: string
  readonly mergedTicket: string
  readonly split: string
  readonly message: string
  readonly file: string
  readonly ownFile: string
  readonly need: string
  /** Of the work on the ticket. */
  readonly step: string
  readonly task: string
  /** Of the file of the complaint. */
  readonly entry: string
  readonly cause: string
  readonly measure: string
  readonly answer: string
  readonly compensation: string
  readonly followUp: string
  readonly promise: string
}

export const at = '2026-03-15T10:00:00+08:00'
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

const picture = () => new File([pixel], 'a.png', { type: 'image/png' })

/** Makes one of everything that a customer can have. */
export async function makeBelongings(who: Caller, collaborator: string, mark: string): Promise<Belongings> {
  const person = await who.customers.create({
    kind: 'person',
    name: `客户${mark}`,
    identities: [
      { kind: 'email', value: `${mark}@customer.example` },
      { kind: 'wechat', value: `wechat_${mark}` },
    ],
  })
  const company = await who.customers.create({ kind: 'organisation', name: `单位${mark}`, identities: [] })
  const keyPerson = await who.customers.addKeyPerson({
    id: company.id,
    personId: person.id,
    role: '采购',
    influence: 3,
  })
  await who.customers.addCollaborator({ id: person.id, staffId: collaborator })
  const merged = await who.customers.create({ name: `又名${mark}` })
  await who.customers.merge({ id: person.id, otherId: merged.id })
  await who.customers.addAddress({ id: person.id, kind: 'home', region: '330106' })
  const address = await who.customers.addAddress({ id: person.id, kind: 'company', street: '文三路 90 号' })
  const order = await who.orders.create({ orderNo: `NO-${mark}`, customerId: person.id, orderedAt: at, totalFen: 100 })
  const type = await who.ticketTypes.create({ kind: 'complaint', name: `类型${mark}`, checklist: [{ text: '核对' }] })
  const ticket = await who.tickets.create({ customerId: person.id, kind: 'complaint', title: '坏了', typeId: type.id })
  const work = await who.ticketTasks.add({ id: ticket.id, title: '取件' })
  const need = await who.needs.create({ customerId: person.id, title: '想换新' })
  const complaint = await makeComplaint(who, ticket.id)
  const due = { words: '周五前答复', dueAt: '2026-03-20T10:00:00Z' }
  const promise = await who.promises.make({ ticketId: ticket.id, ...due })
  const paper = await who.customers.attachOwnFile({ id: person.id, key: 'paper' }, { files: [picture()] })
  const message = await who.tickets.addMessage(
    { id: ticket.id, body: '见图', visibility: 'internal' },
    { files: [picture()] },
  )
  const threads = await makeThreads(who, ticket, collaborator)
  return {
    customer: person.id,
    identity: person.identities[0]?.id ?? 'none',
    address: address.id,
    organisation: company.id,
    keyPerson: keyPerson.id,
    merged: merged.id,
    collaborator,
    order: order.id,
    ticket: ticket.id,
    ...threads,
    message: message.id,
    file: message.files[0]?.id ?? 'none',
    ownFile: (paper.custom.paper as FileRef).id,
    need: need.id,
    step: work.checklist[0]?.id ?? 'none',
    task: work.tasks[0]?.id ?? 'none',
    ...complaint,
    promise: promise.id,
  }
}

async function makeThreads(who: Caller, { id, customerId }: { id: string; customerId: string }, collaborator: string) {
  const other = await who.tickets.create({ customerId, kind: 'consultation', title: '还有一问' })
  await who.ticketWatchers.add({ id, staffId: collaborator })
  const { id: link } = await who.ticketLinks.create({ id: other.id, kind: 'child', otherId: id })
  const merged = await who.tickets.create({ customerId, kind: 'complaint', title: '又说一遍' })
  await who.ticketMerges.merge({ id, otherId: merged.id })
  const message = await who.tickets.addMessage({ id, body: '另一件事', visibility: 'internal' })
  await who.ticketSplits.split({ id, messageIds: [message.id], title: '另一件事' })
  const [split] = (await who.ticketSplits.list({ id })).items
  return { link, mergedTicket: merged.id, split: split?.id ?? 'none' }
}

async function makeComplaint({ complaints }: Caller, ticketId: string) {
  await complaints.addEntry({ ticketId, kind: 'fact', text: '查到了' })
  await complaints.addCause({ ticketId, kind: 'product', text: '阀坏了' })
  await complaints.addMeasure({ ticketId, kind: 'corrective', text: '换阀' })
  await complaints.askCompensation({ ticketId, form: 'cash', amountFen: 100, reason: '补偿' })
  await complaints.answer({ ticketId, body: '换好了' })
  const file = await complaints.planFollowUp({ ticketId, dueAt: at })
  const [entry, cause, measure, compensation, answer, followUp] = [
    file.entries[0]?.id ?? 'none',
    file.causes[0]?.id ?? 'none',
    file.measures[0]?.id ?? 'none',
    file.compensations[0]?.id ?? 'none',
    file.answers[0]?.id ?? 'none',
    file.followUps[0]?.id ?? 'none',
  ]
  return { entry, cause, measure, compensation, answer, followUp }
}
