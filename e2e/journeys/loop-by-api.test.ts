import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { api } from '@zhike/contract'
import { ApiError, type Client, createClient } from '@zhike/contract/client'
import { type House, openHouse } from '../house.ts'
import { photoNamed } from '../photo.ts'

let house: House
let manager: Client<typeof api>
let representative: Client<typeof api>
let customer: Client<typeof api>

before(async () => {
  house = await openHouse()
  ;[manager, representative] = await Promise.all([house.withKey('manager'), house.withKey('representative')])
  customer = createClient(api, fetch, `${house.origin}/api/v1`)
})
after(() => house.stop())

const { name, mimeType, buffer } = photoNamed('现场.png')
const photo = new File([buffer], name, { type: mimeType })
const form = {
  kind: 'complaint',
  title: '新空调漏水',
  description: '装好第二天开始滴水',
  name: '张丽',
  phone: '13800138000',
} as const

/** The reason for which `call` is refused. */
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'not refused',
    (error: unknown) => (error instanceof ApiError ? error.problem.reason : Promise.reject(error)),
  )

test('a complaint goes round the loop with nothing but keys', async () => {
  const known = await manager.customers.create({ name: '张丽', identities: [{ kind: 'phone', value: form.phone }] })
  const { number, progressUrl } = await customer.portal.submit(form, { files: [photo], idempotencyKey: 'one-tap' })
  const again = await customer.portal.submit(form, { files: [photo], idempotencyKey: 'one-tap' })
  assert.equal(again.number, number, 'the same key files one request')
  const token = new URL(progressUrl, house.origin).pathname.split('/').at(-1) ?? ''
  const progress = () => customer.portal.progress({ token })

  const { items } = await manager.tickets.list({ kind: ['complaint'] })
  const [ticket] = items
  assert.ok(ticket && items.length === 1)
  assert.deepEqual([ticket.number, ticket.customerId, ticket.channel], [number, known.id, 'portal'])
  const { id } = ticket
  const [file] = ticket.files
  assert.ok(file)
  const picture = await manager.tickets.getFile({ id, fileId: file.id })
  assert.deepEqual(Buffer.from(await picture.arrayBuffer()), buffer, 'the picture came whole')
  assert.equal(await refusal(representative.tickets.get({ id })), 'record.not_found')

  const colleague = await house.hire('林晓燕', 'representative')
  assert.equal((await manager.tickets.assign({ id, staffId: colleague.id })).assignee?.name, '林晓燕')
  const hers = await house.withKey('representative', colleague)
  await hers.tickets.addMessage({ id, body: '师傅明天上午上门', visibility: 'public' })
  await hers.tickets.addMessage({ id, body: '同批排水管有问题', visibility: 'internal' })
  assert.equal((await customer.portal.urge({ token })).urgedTimes, 1)
  assert.equal(await refusal(customer.portal.urge({ token })), 'ticket.already_urged')
  assert.equal(await refusal(customer.portal.confirm({ token })), 'ticket.not_resolved')
  await hers.tickets.resolve({ id, summary: '换了整段排水管' })
  assert.equal(await refusal(hers.tickets.close({ id })), 'ticket.close_needs_reason')
  assert.equal((await progress()).status, 'resolved')
  await hers.complaints.addCause({ ticketId: id, kind: 'product', text: '同批排水管有问题' })
  await customer.portal.confirm({ token })
  await customer.portal.rate({ token, score: 5, comment: '很耐心，修得快' })
  assert.equal(await refusal(customer.portal.rate({ token, score: 1 })), 'ticket.already_rated')

  const followed = await progress()
  assert.deepEqual(
    followed.steps.map(({ type }) => type.replace('ticket.', '')),
    ['created', 'assigned', 'replied', 'urged', 'resolved', 'confirmed', 'closed', 'rated'],
  )
  assert.doesNotMatch(JSON.stringify(followed), /同批排水管|晓燕/)
  const closed = await manager.tickets.get({ id })
  assert.deepEqual(
    [closed.status, closed.rating?.score, closed.rating?.comment, closed.urgedTimes, closed.resolution?.summary],
    ['closed', 5, '很耐心，修得快', 1, '换了整段排水管'],
  )
  const timeline = await manager.customers.timeline({ id: known.id, group: ['ticket'] })
  assert.deepEqual(timeline.items.map(({ type }) => type.replace('ticket.', '')).toReversed(), [
    'created',
    'assigned',
    'replied',
    'noted',
    'urged',
    'resolved',
    'confirmed',
    'closed',
    'rated',
  ])
  const home = await manager.reports.home({})
  assert.deepEqual(
    [home.figures.newTickets.value, home.figures.resolvedTickets.value, home.rating],
    [1, 1, { average: 5, count: 1, low: 0 }],
  )
})
