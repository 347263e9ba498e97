import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { type ApiClient, csvFile, errorsOf, importCsv } from './imports.fixture.ts'

const kindsOf = async (client: ApiClient) =>
  Object.fromEntries((await client.customers.list({})).items.map(({ name, kind }) => [name, kind]))

test(
  'organisations come in as such: by a column, by their credit code, or by their name, which the preview says',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv = [
      '客户名称,类型,统一社会信用代码',
      '杭州星河电器有限公司,,',
      '张三,,',
      '老王修理铺,单位,',
      '深圳腾讯,,9144 0300 7084 6113 6T',
      '李公司,个人,',
      'Acme Ltd,,',
    ].join('\n')
    const preview = await manager.imports.preview({ kind: 'customers' }, { files: [csvFile(csv)] })
    assert.deepEqual(
      preview.rows.map(({ kind }) => [kind?.is, kind?.guessed]),
      [
        ['organisation', true],
        ['person', true],
        ['organisation', false],
        ['organisation', true],
        ['person', false],
        ['organisation', true],
      ],
    )
    assert.equal((await importCsv(desk, manager, 'customers', csv)).counts.created, 6)
    assert.deepEqual(await kindsOf(manager), {
      杭州星河电器有限公司: 'organisation',
      张三: 'person',
      老王修理铺: 'organisation',
      深圳腾讯: 'organisation',
      李公司: 'person',
      'Acme Ltd': 'organisation',
    })
    const again = await importCsv(desk, manager, 'customers', '客户名称,信用代码\n深圳腾讯计算机,91440300708461136T\n')
    assert.equal(again.counts.skipped, 1)
  }),
)

test(
  'a wrong kind or credit code fails by itself, and a person has none',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv =
      'name,kind,credit_code\n甲公司,外星人,\n乙公司,单位,91440300708461137T\n丙,个人,91440300708461136T\n丁公司,单位,\n'
    const { id, counts } = await importCsv(desk, manager, 'customers', csv)
    assert.deepEqual([counts.created, counts.failed], [1, 3])
    assert.deepEqual(
      (await errorsOf(manager, id)).slice(1).map((line) => line.split('：')[0]),
      ['2,类型', '3,统一社会信用代码', '4,统一社会信用代码'],
    )
  }),
)

test(
  'a column of the type that holds levels is taken for tags',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv = '姓名,客户类型\n张三,VIP\n李四,普通\n'
    assert.equal((await importCsv(desk, manager, 'customers', csv)).counts.created, 2)
    assert.deepEqual(
      (await manager.customers.list({ tag: 'VIP' })).items.map(({ name }) => name),
      ['张三'],
    )
  }),
)
