import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { type S3Server, startS3 } from '../../test/s3-server.ts'
import { s3Shelf } from '../platform/files/s3/s3-shelf.ts'
import { sealedStore } from '../platform/files/store.ts'
import { systemWork } from '../platform/jobs/system-work.ts'
import { assignedTicket, openShop, picture } from '../tickets/tickets.fixture.ts'
import { sweeps } from './sweeps.ts'

let s3: S3Server
before(async () => {
  s3 = await startS3()
})
after(() => s3.stop())

/** A desk whose files lie in a bucket. */
const onBucket = (run: (desk: Desk) => Promise<void>) =>
  onDesk(async (desk) => {
    s3.fault = undefined
    const impatient = { pieceMs: 300, restMs: 5 }
    Object.assign(desk.tools, { files: sealedStore(s3Shelf(s3.bucket, impatient), desk.tools.keys) })
    await run(desk)
  })

test(
  'while the bucket is away a picture is refused for now, nothing of it is kept, and the desk goes on',
  onBucket(async (desk) => {
    const shop = await openShop(desk)
    const { id } = await assignedTicket(shop)
    const send = (body: string) =>
      shop.first.tickets.addMessage({ id, body, visibility: 'public' }, { files: [picture(), picture('二.png', 'b')] })
    for (const fault of [
      'silence',
      { status: 503, code: 'SlowDown' },
      { status: 403, code: 'AccessDenied' },
    ] as const) {
      // the second picture fails, so the first lies there already
      let puts = 0
      s3.fault = ({ method }) => (method === 'PUT' && puts++ > 0 ? fault : undefined)
      await assert.rejects(send('见图'), refusedFor('files.unavailable'))
    }
    s3.fault = () => 'silence'
    await assert.rejects(send('见图'), refusedFor('files.unavailable'))
    await shop.first.tickets.addMessage({ id, body: '先记下来', visibility: 'internal' })
    s3.fault = undefined
    await send('再发一次')
    const { items } = await shop.first.tickets.listMessages({ id })
    assert.deepEqual(
      items.map(({ body, files }) => [body, files.length]),
      [
        ['先记下来', 0],
        ['再发一次', 2],
      ],
    )
    const fileId = items[1]?.files[0]?.id ?? ''
    assert.equal((await shop.first.tickets.getFile({ id, fileId })).type, 'image/png')
    s3.fault = () => ({ status: 500, code: 'InternalError' })
    const answer = await desk.app.inject({
      url: `/api/v1/tickets/${id}/files/${fileId}`,
      headers: { authorization: `Bearer ${shop.wang.key}` },
    })
    assert.deepEqual([answer.statusCode, answer.headers['retry-after']], [503, '30'])
  }),
)

test(
  'what an upload that failed left in the bucket is swept, and what a ticket has stays',
  onBucket(async (desk) => {
    const shop = await openShop(desk)
    const { id } = await assignedTicket(shop)
    const send = () => shop.first.tickets.addMessage({ id, body: '见图', visibility: 'public' }, { files: [picture()] })
    const { files } = await send()
    const { key } = await desk.tools.files.put(Readable.from([Buffer.from('nobody’s')]))
    const sweep = sweeps.find(({ name }) => name === 'files.sweep') ?? assert.fail()
    const later = { ...desk.tools.files, olderThan: (now: Date) => desk.tools.files.olderThan(now, -60_000) }
    const { signal } = new AbortController()
    await sweep.run(systemWork({ store: desk.store, tools: { ...desk.tools, files: later }, now: desk.now, signal }))
    await assert.rejects(desk.tools.files.read(key), { name: 'FileGone' })
    await shop.first.tickets.getFile({ id, fileId: files[0]?.id ?? '' })
  }),
)
