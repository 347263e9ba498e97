import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { type OwnDesk, onOwnDesk } from '../../test/harness.ts'

const tags = ['春季']
const choice = { filter: JSON.stringify({ field: 'tags', op: 'has_any', value: tags }) }

/** Makes every change of one customer break, as a bug would. */
async function breakAt({ clone }: OwnDesk, name: string) {
  const owner = new pg.Client({ connectionString: clone.ownerUrl })
  await owner.connect()
  await owner.query(`CREATE FUNCTION break() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE 'broken on purpose'; END $$`)
  await owner.query(`CREATE TRIGGER break BEFORE UPDATE ON customers FOR EACH ROW
    WHEN (OLD.name = '${name}') EXECUTE FUNCTION break()`)
  return {
    mend: () => owner.query('DROP TRIGGER break ON customers'),
    end: () => owner.end(),
  }
}

test(
  'a customer at whom it breaks is given up after a few attempts, with the reason, and all others are changed',
  onOwnDesk(async (desk) => {
    const client = await desk.as('manager')
    for (let n = 0; n < 60; n++) await client.customers.create({ name: n === 30 ? '坏' : `客户${n}`, tags })
    const bug = await breakAt(desk, '坏')
    const { id } = await client.bulkEdits.create({ choice, change: { source: '展会' } })
    await assert.rejects(desk.settle(), /broken on purpose/)
    const done = await client.bulkEdits.get({ id })
    assert.deepEqual([done.status, done.counts.changed, done.counts.failed, done.counts.pending], ['done', 59, 1, 0])
    const { items } = await client.bulkEdits.exceptions({ id })
    assert.deepEqual(
      items.map(({ name, status, reason }) => [name, status, reason]),
      [['坏', 'failed', 'internal.bug']],
    )
    const { items: sources } = await client.customers.count({ by: 'source' })
    assert.deepEqual(
      sources.map(({ value, customers }) => [value, customers]),
      [
        ['展会', 59],
        [null, 1],
      ],
    )
    await desk.settle()
    await bug.mend()
    await bug.end()
    await client.bulkEdits.undo({ id })
    await desk.settle()
    const { status, counts } = await client.bulkEdits.get({ id })
    assert.deepEqual([status, counts.undone, counts.failed], ['undone', 59, 1])
  }),
)

test(
  'an undoing goes on past a customer at whom it breaks',
  onOwnDesk(async (desk) => {
    const client = await desk.as('manager')
    for (const name of ['甲', '坏', '乙']) await client.customers.create({ name, tags })
    const { id } = await client.bulkEdits.create({ choice, change: { source: '展会' } })
    await desk.settle()
    const bug = await breakAt(desk, '坏')
    await client.bulkEdits.undo({ id })
    await assert.rejects(desk.settle(), /broken on purpose/)
    await bug.end()
    const { status, counts } = await client.bulkEdits.get({ id })
    assert.deepEqual([status, counts.undone, counts.kept], ['undone', 2, 1])
  }),
)
