import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'

test(
  'a product is added once by SKU; saving it again changes what is given and keeps the rest',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const manager = await desk.as('manager')
    const added = await admin.products.create({ sku: 'A1', name: '电饭煲', category: '厨房', priceFen: 29_900 })
    const renamed = await admin.products.create({ sku: 'A1', name: '电饭煲 4L', priceFen: null })
    assert.deepEqual(renamed, { ...added, name: '电饭煲 4L', priceFen: null, version: 2 })
    assert.deepEqual((await manager.products.list({})).items, [renamed])
    const representative = await desk.as('representative')
    await assert.rejects(representative.products.create({ sku: 'A2', name: '水壶' }), refusedFor('permission.missing'))
  }),
)

test(
  'products are listed by SKU in pages and found by part of SKU or name',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const manager = await desk.as('manager')
    for (const [sku, name] of [
      ['K-2', '水壶'],
      ['K-1', '电水壶'],
      ['R-1', '电饭煲 50%'],
    ] as const)
      await admin.products.create({ sku, name })
    const first = await manager.products.list({ limit: 2 })
    const rest = await manager.products.list({ limit: 2, cursor: first.nextCursor ?? '' })
    const skus = [...first.items, ...rest.items].map(({ sku }) => sku)
    assert.deepEqual(skus, ['K-1', 'K-2', 'R-1'])
    const found = async (search: string) => (await manager.products.list({ search })).items.map(({ sku }) => sku)
    assert.deepEqual(await found('水壶'), ['K-1', 'K-2'])
    assert.deepEqual(await found('k-2'), ['K-2'])
    assert.deepEqual(await found('%'), ['R-1'])
  }),
)
