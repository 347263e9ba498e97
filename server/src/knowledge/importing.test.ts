import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiError } from '@zhike/contract/client'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { openStage } from '../app/stage.ts'
import { appliances, codesFor, importTable, tableOf } from './knowledge.fixture.ts'

test(
  'a file is published once, and again only where it says something else',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    assert.deepEqual(await importTable(manager, appliances), { created: 5, updated: 0, unchanged: 0 })
    assert.deepEqual(await importTable(manager, appliances), { created: 0, updated: 0, unchanged: 5 })
    const changed = appliances.replace('冰箱不制冷怎么办', '冰柜结霜怎么办').replace('冰箱不冷了|冷藏室不凉', '')
    assert.deepEqual(await importTable(manager, changed), { created: 0, updated: 1, unchanged: 4 })
    const [best] = (await manager.knowledge.search({ query: '冰柜结霜怎么办' })).items
    assert.deepEqual([best?.code, best?.title], ['A4', '冰柜结霜怎么办'])
  }),
)

/** 编号,标准问题,答案,相似问题,分类 and one row, as Excel saves it in China. */
const gb18030 = Buffer.from(
  'b1e0bac52cb1ead7bccecacce22cb4f0b0b82ccfe0cbc6cecacce22cb7d6c0e00d0a54312cd4f5c3b4cdcbbbf52cc7a9cad5c6dfccecc4da2ccdcbbbf5c1f7b3cc7ccfebcdcbbbf52ccdcbbbbb0d0a',
  'hex',
)

test(
  'headings in Chinese, a byte-order mark, GB18030, semicolons and other orders of columns are read',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    assert.equal((await importTable(manager, gb18030)).created, 1)
    assert.equal(
      (await importTable(manager, '\ufeff分类;答案;标准问题;编号\n开票;在订单页申请;怎么开发票;F1\n')).created,
      1,
    )
    assert.equal(
      (
        await importTable(
          manager,
          'Code,Title,Answer,Similar Questions (by |)\nF2,多久发货,"48 小时内,\n现货",几天发货|几天发货',
        )
      ).created,
      1,
    )
    for (const [query, code] of [
      ['想退货', 'T1'],
      ['怎么开发票', 'F1'],
      ['几天发货', 'F2'],
    ] as const)
      assert.deepEqual((await codesFor(manager, query)).slice(0, 1), [code])
  }),
)

test(
  'one wrong row keeps all others out, and is named',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const wrong = `code,question,answer\nA1,好,好\n,问,答\nA3,,答\nA4,问,\nA1,又,又\n${'长'.repeat(65)},问,答\nA5,"没完,答`
    const refusal = await importTable(manager, wrong).catch((error: unknown) => error)
    assert.ok(refusal instanceof ApiError && refusal.problem.reason === 'knowledge.rows_refused')
    assert.deepEqual(refusal.problem.fields, {
      '第 3 行': '缺少编号',
      '第 4 行': '缺少标准问题',
      '第 5 行': '缺少答案',
      '第 6 行': '编号与第 2 行重复',
      '第 7 行': '编号超过 64 个字',
      '第 8 行': '这一行的引号没有成对，无法分列',
    })
    assert.deepEqual(await codesFor(manager, '好'), [])
    await assert.rejects(importTable(manager, '编号,分类\n1,2'), refusedFor('knowledge.columns_missing'))
    await assert.rejects(manager.knowledge.import({}), refusedFor('file.missing'))
    const picture = new File([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')], 'faq.csv')
    await assert.rejects(manager.knowledge.import({}, { files: [picture] }), refusedFor('file.kind_refused'))
    const representative = await desk.as('representative')
    await assert.rejects(
      representative.knowledge.import({}, { files: [tableOf(appliances)] }),
      refusedFor('permission.missing'),
    )
  }),
)

test(
  'of a file that comes twice at once one is published, and every process finds it at once',
  onOwnDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { client: clientOf } = await openStage(desk.store, { ...desk.tools }, desk.now)
    const other = clientOf((await desk.person('representative')).key)
    assert.deepEqual(await codesFor(other, '空调'), [])
    const counts = await Promise.all([importTable(manager, appliances), importTable(manager, appliances)])
    assert.deepEqual(counts.map(({ created }) => created).toSorted(), [0, 5])
    const found = await Promise.all([codesFor(manager, '空调安装要收费吗'), codesFor(other, '空调安装要收费吗')])
    assert.deepEqual(
      found.map(([code]) => code),
      ['A2', 'A2'],
    )
  }),
)
