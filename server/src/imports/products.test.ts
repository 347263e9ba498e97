import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { backgroundOf, csvFile, errorsOf, importCsv } from './imports.fixture.ts'
import { runImport } from './running.ts'

const head = '商品编码,品名,分类,单价\n'

test(
  'products come in by SKU: new ones are added, known ones skipped or updated, and empty cells change nothing',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv = `${head}K-1,空调,家电,"¥3,299.00"\nK-2,滤芯,,\nK-1,空调,家电,1\n`
    const first = await importCsv(desk, manager, 'products', csv)
    assert.deepEqual([first.counts.created, first.counts.skipped], [2, 1])
    const later = `${head}K-1,空调 1.5 匹,,\nK-2,滤芯,,\n`
    assert.equal((await importCsv(desk, manager, 'products', later)).counts.skipped, 2)
    const updated = await importCsv(desk, manager, 'products', later, { onDuplicate: 'update' })
    assert.deepEqual([updated.counts.updated, updated.counts.skipped], [1, 1])
    assert.deepEqual(
      (await manager.products.list({})).items.map(({ sku, name, category, priceFen, version }) => [
        sku,
        name,
        category,
        priceFen,
        version,
      ]),
      [
        ['K-1', '空调 1.5 匹', '家电', 329_900, 2],
        ['K-2', '滤芯', null, null, 1],
      ],
    )
  }),
)

test(
  'a product without SKU or name, with a wrong price, or that should be new and is not, fails by itself',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    await importCsv(desk, manager, 'products', `${head}K-1,空调,,1\n`)
    const csv = `${head},空调,,1\nK-2,,,1\nK-3,滤芯,,面议\nK-1,空调,,1\nK-4,好的,,1.5\n`
    const { id, counts } = await importCsv(desk, manager, 'products', csv, { onDuplicate: 'create' })
    assert.deepEqual([counts.created, counts.failed], [1, 4])
    assert.deepEqual(
      (await errorsOf(manager, id)).slice(1).map((line) => line.split('：')[0]),
      ['2,商品编码', '3,商品', '4,价格', '5,商品编码'],
    )
  }),
)

test(
  'two imports of one catalogue at once bring each product in once',
  onOwnDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv = `${head}${Array.from({ length: 5_000 }, (_, at) => `P-${at},商品${at},,${at}.5`).join('\n')}`
    const send = () => manager.imports.create({ kind: 'products' }, { files: [csvFile(csv)] })
    const sent = [await send(), await send()]
    await Promise.all(sent.map(({ id }) => runImport(backgroundOf(desk), id)))
    const states = await Promise.all(sent.map(({ id }) => manager.imports.get({ id })))
    assert.equal(
      states.reduce((sum, { counts }) => sum + counts.created, 0),
      5_000,
    )
    assert.equal(
      states.reduce((sum, { counts }) => sum + counts.skipped, 0),
      5_000,
    )
  }),
)

test(
  'who may not add a product by hand may not bring in a file of them either',
  onDesk(async (desk) => {
    const [admin, manager] = [await desk.as('administrator'), await desk.as('manager')]
    const { items } = await admin.roles.list({})
    const allowed = items.find(({ code }) => code === 'manager')?.permissions ?? []
    await admin.roles.update({ code: 'manager', permissions: allowed.filter((one) => one !== 'products.manage') })
    const send = (kind: 'products' | 'customers') =>
      manager.imports.create({ kind }, { files: [csvFile(`${head}K-1,空调,,1\n`)] })
    await assert.rejects(send('products'), refusedFor('permission.missing', 'kind'))
    const look = manager.imports.preview({ kind: 'products' }, { files: [csvFile(`${head}K-1,空调,,1\n`)] })
    await assert.rejects(look, refusedFor('permission.missing', 'kind'))
    await assert.rejects(manager.products.create({ sku: 'K-1', name: '空调' }), refusedFor('permission.missing'))
  }),
)
