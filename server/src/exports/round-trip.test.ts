import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headingOf } from '@zhike/contract/exports/columns'
import { importColumns } from '@zhike/contract/imports'
import { type Desk, onDesk } from '../../test/harness.ts'
import { type ApiClient, bytesOf, exported } from './exports.fixture.ts'

/** A credit code goes out as the external number that it is kept as. */
const columns = importColumns.customers.filter((column) => column !== 'credit_code')

async function importAgain(desk: Desk, client: ApiClient, csv: Buffer, mapping: Record<string, string>) {
  const file = new File([new Uint8Array(csv)], 'again.csv', { type: 'text/csv' })
  const { id } = await client.imports.create({ kind: 'customers', onDuplicate: 'update', mapping }, { files: [file] })
  await desk.settle()
  return client.imports.get({ id })
}

/** Everything that answers tell of the customers, but for when and how often something was written. */
const standing = async (client: ApiClient) =>
  (await client.customers.list({ limit: 200 })).items.map(({ updatedAt: _, version: __, ...rest }) => rest)

async function fill(client: ApiClient) {
  await client.customers.create({
    name: '张三丰',
    gender: 'male',
    birthday: { calendar: 'lunar', year: 1990, month: 5, day: 3, leapMonth: true },
    region: '330106',
    address: '文三路 1 号',
    tags: ['VIP', '=老客户', '-5'],
    identities: [
      { kind: 'external', value: '-12.50' },
      { kind: 'phone', value: '+8613800138000' },
      { kind: 'phone', value: '0571-88888888 转 12' },
      { kind: 'phone', value: '+1 202 555 0123' },
      { kind: 'email', value: 'Zhang@Example.com' },
      { kind: 'email', value: 'zsf@example.org' },
      { kind: 'wechat', value: 'zsf_001' },
    ],
  })
  await client.customers.create({
    name: '@李四',
    birthday: { calendar: 'solar', month: 2, day: 29 },
    identities: [{ kind: 'external', value: 'E2' }],
  })
  await client.customers.create({
    name: '+王五',
    region: '110000',
    identities: [{ kind: 'phone', value: '13900139000' }],
  })
}

for (const locale of ['zh-CN', 'en'] as const)
  test(
    `customers exported whole (${locale}) and imported again as updates change nothing`,
    onDesk(async (desk) => {
      const person = await desk.person('manager')
      const manager = desk.client(person)
      await fill(manager)
      const before = await standing(manager)
      const asked = await desk.app.inject({
        method: 'POST',
        url: '/api/v1/exports',
        headers: { authorization: `Bearer ${person.key}`, 'accept-language': locale },
        payload: { kind: 'customers', columns, identifiers: 'plain', reason: '搬家' },
      })
      const { id } = asked.json()
      await desk.settle()
      const mapping = Object.fromEntries(
        columns.flatMap((column) => {
          const heading = headingOf('customers', column, { locale, masked: false })
          return heading === column ? [] : [[heading, column]]
        }),
      )
      const done = await importAgain(desk, manager, await bytesOf(manager, id), mapping)
      assert.deepEqual(
        [done.status, done.counts],
        ['done', { read: 3, created: 0, updated: 0, skipped: 3, failed: 0, leftOut: 0 }],
      )
      assert.deepEqual(await standing(manager), before)
      assert.deepEqual(await revealed(manager), ['+12025550123', '+8613800138000', '+8657188888888;ext=12'])
    }),
  )

async function revealed(client: ApiClient): Promise<string[]> {
  const [found] = (await client.customers.list({ search: '张三丰' })).items
  const phones = found?.identities.filter(({ kind }) => kind === 'phone') ?? []
  const values = phones.map(({ id }) =>
    client.customers.revealIdentity({ id: found?.id ?? '', identityId: id, reason: '核对' }),
  )
  return (await Promise.all(values)).map(({ value }) => value).toSorted()
}

test(
  'customers exported masked and imported again keep their phones and addresses',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    await fill(manager)
    const before = await standing(manager)
    const { id } = await exported(desk, manager, { kind: 'customers', columns, list: { search: '张三丰' } })
    const done = await importAgain(desk, manager, await bytesOf(manager, id), { 姓名: 'name', 外部编号: 'external_id' })
    assert.deepEqual(done.counts, { read: 1, created: 0, updated: 0, skipped: 1, failed: 0, leftOut: 0 })
    assert.deepEqual(await standing(manager), before)
  }),
)
