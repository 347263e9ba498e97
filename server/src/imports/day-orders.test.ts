import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { csvFile, errorsOf, importCsv } from './imports.fixture.ts'

const lines = (...days: string[]) => ['name,birthday', ...days.map((day, at) => `客户${at},${day}`)].join('\n')

test(
  'days that could be two are asked about before, are row errors unless somebody says how to read them, and follow the file',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const birthdays = async () =>
      (await manager.customers.list({ sort: 'name' })).items.map(
        ({ birthday }) => `${birthday?.month}-${birthday?.day}`,
      )
    const open = lines('5/6/1990', '1990年5月17日', '19900517')
    const look = await manager.imports.preview({ kind: 'customers' }, { files: [csvFile(open)] })
    assert.deepEqual([look.eitherDays, look.dayOrder, look.counts.failed], [1, null, 1])
    // what is written otherwise is shown as it is understood, what could be two is not
    const understood = (rows: typeof look.rows) => rows.map(({ days }) => days)
    const sure = { name: 'birthday', understood: '1990-05-17' }
    assert.deepEqual(understood(look.rows), [[], [sure], [sure]])
    const unreal = await manager.imports.preview(
      { kind: 'customers' },
      { files: [csvFile(lines('1993/13/4', '88年2月30日'))] },
    )
    assert.deepEqual(understood(unreal.rows), [[], []])
    const refused = await importCsv(desk, manager, 'customers', open)
    assert.equal(refused.counts.failed, 1)
    assert.match((await errorsOf(manager, refused.id)).at(-1) ?? '', /分不清月和日/)
    assert.deepEqual(await birthdays(), ['5-17', '5-17'])

    const { upload } = look
    const again = await manager.imports.preview({ kind: 'customers', upload, dayOrder: 'day_first' })
    assert.deepEqual([again.dayOrder, again.counts.failed], ['day_first', 0])
    assert.deepEqual(understood(again.rows)[0], [{ name: 'birthday', understood: '1990-06-05' }])
    const { id } = await manager.imports.create({ kind: 'customers', upload, dayOrder: 'day_first' })
    await desk.settle()
    assert.equal((await manager.imports.get({ id })).counts.failed, 0)
    assert.ok((await birthdays()).includes('6-5'))

    // another day of the same file shows that the month stands first
    const shown = lines('5/6/1991', '5/17/1991').replaceAll('客户', '会员')
    assert.equal((await importCsv(desk, manager, 'customers', shown)).counts.failed, 0)
    assert.ok((await birthdays()).includes('5-6'))
  }),
)
