import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { onFileKeys } from '../../test/file-keys.ts'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { asOwner } from '../../test/owner.ts'
import { refusedFor } from '../../test/refusals.ts'
import { addKeyVersion } from '../platform/crypto/key-file.ts'
import { backgroundOf, csvText } from './exports.fixture.ts'
import { exportSchedules } from './exports.jobs.ts'
import { runExport } from './running.ts'

const fill = `
  INSERT INTO customers (id, number, kind, name, sort_name, stage, created_at, updated_at)
  SELECT uuidv7(), 'C-' || n, 'person', '客户' || n, 'kehu' || n, 'potential', now(), now() FROM generate_series(1, 30000) AS n`

test(
  'a long export is written beside the server’s thread, and is the same file',
  onOwnDesk(async (desk) => {
    await asOwner(desk.clone, fill)
    const manager = await desk.as('manager')
    const { id } = await manager.exports.create({
      kind: 'customers',
      columns: ['number', 'name'],
      list: { sort: 'createdAt' },
    })
    await desk.settle()
    assert.deepEqual((await manager.exports.get({ id })).counts, { found: 30_000, written: 30_000 })
    const lines = (await csvText(manager, id)).split('\r\n')
    assert.deepEqual(
      [lines.length, lines[0], lines[1], lines.at(-2)],
      [30_002, '知客编号,姓名', 'C-1,客户1', 'C-30000,客户30000'],
    )
  }),
)

test(
  'the thread that writes a long export opens by the key file, as it is then',
  onFileKeys(async (desk) => {
    await asOwner(desk.clone, fill)
    const manager = await desk.as('manager')
    const { id: lastId } = await manager.customers.create({ name: '新版钥匙' })
    const { id } = await manager.exports.create({
      kind: 'customers',
      columns: ['name', 'phone'],
      identifiers: 'plain',
      reason: '回访',
      list: { sort: 'name' },
    })
    let isNew = false
    await runExport(backgroundOf(desk), id, async () => {
      if (isNew) return
      isNew = true
      addKeyVersion(desk.tools.keys.file ?? '')
      desk.tools.keys.renew?.()
      await manager.customers.addIdentity({ id: lastId, kind: 'phone', value: '13812345678' })
    })
    const { status, failure } = await manager.exports.get({ id })
    assert.deepEqual([status, failure], ['done', null])
    const line = (await csvText(manager, id)).split('\r\n').find((each) => each.startsWith('新版钥匙'))
    assert.equal(line, `新版钥匙,'+8613812345678`)
  }),
)

test(
  'an export that is cancelled while it is written leaves no file, and the next one begins',
  onOwnDesk(async (desk) => {
    await asOwner(desk.clone, fill)
    const manager = await desk.as('manager')
    const [first, second] = [
      await manager.exports.create({ kind: 'customers' }),
      await manager.exports.create({ kind: 'customers', columns: ['name'] }),
    ]
    await runExport(backgroundOf(desk), first.id, () => manager.exports.remove({ id: first.id }))
    assert.equal((await manager.exports.get({ id: first.id })).status, 'cancelled')
    await assert.rejects(manager.exports.file({ id: first.id }), refusedFor('record.not_found'))
    await desk.settle()
    const { status, counts } = await manager.exports.get({ id: second.id })
    assert.deepEqual([status, counts.written], ['done', 30_000])
    assert.equal((await storedFiles(desk.tools.files)).length, 1)
  }),
)

const storedFiles = async (files: { olderThan(now: Date, age: number): AsyncIterable<string> }) =>
  Readable.from(files.olderThan(new Date(Date.now() + 60_000), 0)).toArray()

test(
  'of somebody’s exports one is written at a time, in the order in which they were asked for',
  onOwnDesk(async (desk) => {
    await asOwner(desk.clone, fill)
    const manager = await desk.as('manager')
    const ids: string[] = []
    for (let n = 0; n < 3; n++) ids.push((await manager.exports.create({ kind: 'customers', columns: ['name'] })).id)
    const statuses = async () => (await manager.exports.list({})).items.map(({ status }) => status).reverse()
    const [first = '', second = '', third = ''] = ids
    let seen: string[] = []
    await runExport(backgroundOf(desk), first, async () => {
      await Promise.all([runExport(backgroundOf(desk), second), runExport(backgroundOf(desk), third)])
      seen = await statuses()
    })
    assert.deepEqual(seen, ['running', 'queued', 'queued'])
    await Promise.all([runExport(backgroundOf(desk), second), runExport(backgroundOf(desk), third)])
    assert.equal((await statuses()).filter((status) => status === 'done').length, 2)
    await desk.settle()
    assert.deepEqual(await statuses(), ['done', 'done', 'done'])
  }),
)

test(
  'an export that nobody works on any more is taken up again, and one that never gets anywhere is given up',
  onOwnDesk(async (desk) => {
    const manager = await desk.as('manager')
    await manager.customers.create({ name: '张三' })
    const { id } = await manager.exports.create({ kind: 'customers' })
    const resume = exportSchedules.find(({ name }) => name === 'exports.resume') ?? assert.fail()
    await asOwner(
      desk.clone,
      `UPDATE exports SET status = 'running', worked_at = now(), attempts = 1; DELETE FROM outbox`,
    )
    await resume.run(backgroundOf(desk))
    await desk.settle()
    assert.equal((await manager.exports.get({ id })).status, 'running', 'somebody gave a sign a moment ago')
    await asOwner(desk.clone, `UPDATE exports SET worked_at = now() - interval '30 seconds'`)
    await resume.run(backgroundOf(desk))
    await desk.settle()
    assert.equal((await manager.exports.get({ id })).status, 'done')
    const hopeless = await manager.exports.create({ kind: 'customers' })
    await asOwner(desk.clone, `UPDATE exports SET attempts = 6 WHERE id = '${hopeless.id}'`)
    await desk.settle()
    const { status, failure } = await manager.exports.get({ id: hopeless.id })
    assert.deepEqual([status, failure], ['failed', 'export.gave_up'])
  }),
)

test(
  'an export that fails each time ends with a reason in words, and its job with the error of the last time',
  onOwnDesk(async (desk) => {
    const manager = await desk.as('manager')
    await manager.customers.create({ name: '张三' })
    const { id } = await manager.exports.create({ kind: 'customers' })
    const full = async () => {
      throw new Error('no space left on device')
    }
    const tools = { ...desk.tools, files: { ...desk.tools.files, put: full } }
    for (let attempt = 1; attempt <= 6; attempt++) {
      assert.notEqual((await manager.exports.get({ id })).status, 'failed')
      await assert.rejects(runExport({ ...backgroundOf(desk), tools }, id), /no space left/)
    }
    const { status, failure } = await manager.exports.get({ id })
    assert.deepEqual([status, failure], ['failed', 'export.gave_up'])
    await runExport({ ...backgroundOf(desk), tools }, id)
    await asOwner(desk.clone, 'DELETE FROM outbox')
  }),
)

test(
  'a process that is asked to stop lets go of its export, which begins again elsewhere',
  onOwnDesk(async (desk) => {
    await asOwner(desk.clone, fill)
    const manager = await desk.as('manager')
    const { id } = await manager.exports.create({ kind: 'customers', columns: ['name'] })
    const stopping = new AbortController()
    await runExport(backgroundOf(desk, stopping.signal), id, () => stopping.abort())
    assert.equal((await manager.exports.get({ id })).status, 'running')
    await runExport(backgroundOf(desk), id)
    assert.deepEqual((await manager.exports.get({ id })).counts, { found: 30_000, written: 30_000 })
  }),
)

test(
  'nobody keeps more than ten exports waiting',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    for (let n = 0; n < 10; n++) await manager.exports.create({ kind: 'customers' })
    await assert.rejects(manager.exports.create({ kind: 'customers' }), refusedFor('export.too_many'))
    await (await desk.as('manager')).exports.create({ kind: 'customers' })
  }),
)
