import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { systemActor } from '../platform/actor.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import { backgroundOf, csvFile, errorsOf, importCsv } from './imports.fixture.ts'
import { sweepImportFiles, sweepUploads } from './imports.jobs.ts'

const keysOf = (desk: Desk, id: string) =>
  desk.store.transaction(systemActor, (db) =>
    db.selectFrom('imports').select(['fileKey', 'errorsKey']).where('id', '=', id).executeTakeFirstOrThrow(),
  )

test(
  'what a cell would do in a browser or a spreadsheet it does not do in the file of failed rows',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv = 'name,phone\n<script>alert(1)</script>,"=HYPERLINK(""http://evil"")"\n@SUM(A1),+1\n'
    const done = await importCsv(desk, manager, 'customers', csv)
    assert.equal(done.counts.failed, 2)
    const lines = await errorsOf(manager, done.id)
    assert.match(lines[1] ?? '', /<script>alert\(1\)<\/script>,"'=HYPERLINK/)
    assert.match(lines[2] ?? '', /,'@SUM\(A1\),'\+1$/)
    const response = await desk.app.inject({
      url: `/api/v1/imports/${done.id}/errors`,
      headers: { authorization: `Bearer ${(await desk.person('manager')).key}` },
    })
    assert.match(String(response.headers['content-disposition']), /^attachment/)
    assert.match(String(response.headers['content-type']), /^text\/csv/)
    assert.equal(response.headers['x-content-type-options'], 'nosniff')
  }),
)

test(
  'the apostrophe that an export puts before a cell is taken off again',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    await importCsv(desk, manager, 'customers', "name,phone,tags\n'=张三,'+8613800138000,'-x\n")
    const [found] = (await manager.customers.list({})).items
    assert.deepEqual([found?.name, found?.identities[0]?.masked, found?.tags], ['=张三', '138****8000', ['-x']])
  }),
)

test(
  'the name of a file is only ever shown: no path of it reaches the disk, and nobody chooses a key',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const names = [
      '../../../etc/passwd.csv',
      '..\\..\\evil.csv',
      '/etc/cron.d/evil.csv',
      '%2e%2e%2fevil.csv',
      '\u200b.htaccess',
    ]
    for (const name of names) {
      const file = csvFile('name\n张三\n', name)
      const { id, fileName } = await manager.imports.create(
        { kind: 'customers', onDuplicate: 'create' },
        { files: [file] },
      )
      assert.doesNotMatch(fileName, /[/\\\u200b]|^\./)
      const { fileKey } = await keysOf(desk, id)
      assert.match(fileKey, /^[\w-]{32,64}$/)
      assert.ok(!fileKey.includes('evil') && !fileKey.includes('passwd'))
    }
  }),
)

test(
  'what is no text is refused, whatever its name says',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    const executable = Buffer.from('7f454c4602010100', 'hex')
    for (const bytes of [png, executable, Buffer.from('n\0a\0m\0e\0\n\0')]) {
      const sent = manager.imports.create({ kind: 'customers' }, { files: [csvFile(bytes, 'customers.csv')] })
      await assert.rejects(sent, refusedFor('file.kind_refused'))
    }
    assert.deepEqual((await manager.imports.list({})).items, [])
  }),
)

test(
  'bytes that make no sense, control characters and endless cells are row errors, not crashes',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const broken = Buffer.concat([
      Buffer.from('name,tags\n'),
      ...Array.from({ length: 200 }, (_, at) => Buffer.from(`客户${at},好\n`)),
      Buffer.from('6261640ae5bc2c780a', 'hex'),
      Buffer.from(`${'长'.repeat(101)},x\n\u0001\u0002,x\n张\u0007三,x\n`),
    ])
    const done = await importCsv(desk, manager, 'customers', broken)
    assert.deepEqual([done.status, done.counts.created, done.counts.failed], ['done', 202, 3])
    assert.equal((await manager.customers.list({ search: '张三' })).items.length, 1)
  }),
)

test(
  'a quotation mark without a partner spoils its own line and no other',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv = [
      'name,tags,note',
      '张三,a',
      '"李四,b',
      `王五,"c`,
      '"赵 "六" 七",d',
      '"钱七","two\nlines ""quoted"""',
      '孙八,"e" f',
      '"周九,g',
      ...Array.from({ length: 1_500 }, (_, at) => `x${at},,${'h'.repeat(200)}`),
      '"郑十,never closed',
    ].join('\n')
    const done = await importCsv(desk, manager, 'customers', csv, { onDuplicate: 'create' })
    assert.deepEqual([done.status, done.counts.created, done.counts.failed], ['done', 1_504, 4])
    const [, ...lines] = await errorsOf(manager, done.id)
    assert.deepEqual(
      lines.map((line) => line.split(',')[0]),
      ['3', '4', '8', '1509'],
    )
    assert.ok(lines.every((line) => line.includes('引号没有成对')))
    const named = async (search: string) => (await manager.customers.list({ search })).items[0]
    assert.equal((await named('钱七'))?.tags[0], 'two lines "quoted"')
    assert.equal((await named('赵'))?.name, '"赵 "六" 七"')
  }),
)

test(
  'a cell of a megabyte, a line of fifty, ten thousand cells and a NUL are errors of their rows, wherever they stand',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const few = Array.from({ length: 1_000 }, (_, at) => `客户${at},x`).join('\n')
    const csv = [
      'name,tags',
      few,
      `大,"${'长'.repeat(1_000_000)}"`,
      `长,${'x'.repeat(50_000_000)}`,
      `宽${',y'.repeat(10_000)}`,
      '零\0,x',
      '尾,x',
    ].join('\n')
    const done = await importCsv(desk, manager, 'customers', csv)
    assert.deepEqual([done.status, done.counts.created, done.counts.failed], ['done', 1_001, 4])
    const lines = await errorsOf(manager, done.id)
    assert.deepEqual(
      lines.slice(1).map((line) => line.split(',').slice(0, 2)),
      [
        ['1002', '有单元格超过 32767 字'],
        ['1003', '这一行超过 100 万字'],
        ['1004', '单元格比表头多'],
        ['1005', '有无法识别的字符'],
      ],
    )
    assert.ok(lines.every((line) => line.length < 40_000))
  }),
)

test(
  'identifiers are in no column as they were, and the files on the disk are encrypted',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv =
      'name,phone,email,address\n张三,13812345678,canary@example.com,金丝雀路 1 号\n李四,bad,canary@example.com,\n'
    const done = await importCsv(desk, manager, 'customers', csv)
    const { fileKey, errorsKey } = await keysOf(desk, done.id)
    const tables = [
      'customers',
      'customer_identities',
      'events',
      'changes',
      'imports',
      'import_errors',
      'company_events',
    ]
    for (const table of tables) {
      const text = await desk.store.transaction(systemActor, async (db) => {
        const { rows } = await sql<{ text: string }>`
          SELECT coalesce(string_agg(t::text, ' '), '') AS text FROM ${sql.table(table)} t`.execute(db)
        return rows[0]?.text ?? ''
      })
      assert.doesNotMatch(text, /13812345678|canary|金丝雀/)
    }
    for (const key of [fileKey, errorsKey ?? '']) {
      const kept = await desk.tools.files.read(key)
      assert.match(Buffer.concat(await kept.toArray()).toString('utf8'), /canary/)
    }
    assert.ok(done.counts.failed === 1)
  }),
)

test(
  'a week after the end both files are gone',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const done = await importCsv(desk, manager, 'customers', 'name,phone\n张三,bad\n')
    const { fileKey, errorsKey } = await keysOf(desk, done.id)
    desk.now = new Date(desk.now.getTime() + 6 * dayMs)
    await sweepImportFiles(backgroundOf(desk))
    assert.equal((await errorsOf(manager, done.id)).length, 2)
    desk.now = new Date(desk.now.getTime() + 1.5 * dayMs)
    await sweepImportFiles(backgroundOf(desk))
    for (const key of [fileKey, errorsKey ?? '']) await assert.rejects(desk.tools.files.read(key), /ENOENT/)
    await assert.rejects(manager.imports.errors({ id: done.id }), refusedFor('import.no_errors'))
  }),
)

test(
  'a file that was looked at and not imported is gone after a day, and nobody else can use it before',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const other = await desk.as('manager')
    const { upload } = await manager.imports.preview({ kind: 'customers' }, { files: [csvFile('name\n张三\n')] })
    await assert.rejects(other.imports.preview({ kind: 'customers', upload }), refusedFor('import.upload_gone'))
    await assert.rejects(other.imports.create({ kind: 'customers', upload }), refusedFor('import.upload_gone'))
    desk.now = new Date(desk.now.getTime() + 0.9 * dayMs)
    await sweepUploads(backgroundOf(desk))
    assert.equal((await manager.imports.preview({ kind: 'customers', upload })).upload, upload)
    desk.now = new Date(desk.now.getTime() + 0.2 * dayMs)
    await sweepUploads(backgroundOf(desk))
    await assert.rejects(manager.imports.preview({ kind: 'customers', upload }), refusedFor('import.upload_gone'))
    assert.deepEqual((await manager.customers.list({})).items, [])
  }),
)

test(
  'columns are known by the words of people, as they were last time, and by what stands in them',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const goes = async (csv: string, mapping?: Record<string, string>) => {
      const args = { kind: 'customers' as const, ...(mapping ? { mapping } : {}) }
      const { columns } = await manager.imports.preview(args, { files: [csvFile(csv)] })
      return columns.map(({ column, confidence }) => [column, confidence])
    }
    const csv = '客户名称,手机号码,移动电话,省份,城市,备注\n张三,13800138000,13900139000,浙江省,杭州市,x\n'
    const sure = (...columns: string[]) => columns.map((column) => [column, column === '' ? null : 'sure'])
    assert.deepEqual(await goes(csv), sure('name', 'phone', 'phone', 'region', 'region', ''))
    await importCsv(desk, manager, 'customers', csv, { mapping: { 备注: 'tags', 移动电话: '' } })
    assert.deepEqual(await goes(csv.replace('x', 'y')), sure('name', 'phone', '', 'region', 'region', 'tags'))
    const [found] = (await manager.customers.list({})).items
    assert.deepEqual([found?.identities.length, found?.region?.code, found?.tags], [1, '330100', ['x']])
    const unnamed = '张三,13800138000,a@example.com,男\n李四,13900139000,b@example.com,女\n'
    assert.deepEqual(await goes(unnamed), [
      ['name', 'likely'],
      ['phone', 'likely'],
      ['email', 'likely'],
      ['gender', 'likely'],
    ])
  }),
)
