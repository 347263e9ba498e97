import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { onOwnDesk } from '../../test/harness.ts'

/** Runs a statement as the owner, for whom the catalogue is complete. */
async function asOwner<R extends pg.QueryResultRow>(url: string, text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<R>(text)).rows
  } finally {
    await client.end()
  }
}

const ownedTables = `
  SELECT c.oid, c.relname AS name, a.attnum FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT a.attisdropped
    AND (a.attname = 'customer_id' AND a.attnotnull OR c.relname = 'customers' AND a.attname = 'id')`

test(
  'every table of a customer is kept by customer: first in keys, in what is unique, and in references to its like',
  onOwnDesk(async ({ clone }) => {
    const rows = await asOwner<{ name: string; kind: string; rule: string; first: boolean; owned: boolean }>(
      clone.ownerUrl,
      `WITH owned AS (${ownedTables})
       SELECT o.name, k.contype AS kind, pg_get_constraintdef(k.oid) AS rule, k.conkey[1] = o.attnum AS first,
              k.confrelid IN (SELECT oid FROM owned) AS owned
       FROM owned o JOIN pg_constraint k ON k.conrelid = o.oid WHERE k.contype IN ('p', 'u', 'f')
       UNION ALL
       SELECT o.name, 'i', pg_get_indexdef(i.indexrelid), i.indkey[0] = o.attnum, true
       FROM owned o JOIN pg_index i ON i.indrelid = o.oid WHERE i.indisunique`,
    )
    const owned = new Set(rows.map(({ name }) => name))
    for (const name of ['customers', 'customer_identities', 'events', 'changes', 'files', 'orders', 'tickets'])
      assert.ok(owned.has(name), name)
    const keyed = new Set(rows.filter(({ kind }) => kind === 'p').map(({ name }) => name))
    assert.deepEqual(
      [...owned].filter((name) => !keyed.has(name)),
      [],
    )
    const wrong = rows.filter(({ kind, first, owned: toOwned }) => !first && (kind !== 'f' || toOwned))
    assert.deepEqual(
      wrong.map(({ name, rule }) => `${name}: ${rule}`),
      [],
    )
  }),
)

test(
  'every table of a customer is guarded by forced policies: one for all and the system, one that looks at the sight',
  onOwnDesk(async ({ clone }) => {
    const rows = await asOwner<{ name: string; forced: boolean; guarded: string[] }>(
      clone.ownerUrl,
      `WITH owned AS (${ownedTables})
       SELECT o.name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
              coalesce((SELECT array_agg(DISTINCT r.rolname::text) FROM pg_policy p JOIN pg_roles r ON r.oid = ANY (p.polroles)
                        WHERE p.polrelid = o.oid), '{}') AS guarded
       FROM owned o JOIN pg_class c ON c.oid = o.oid`,
    )
    assert.ok(rows.length > 10)
    for (const { name, forced, guarded } of rows) {
      assert.ok(forced, `${name} is not guarded`)
      for (const role of ['zhike_all', 'zhike_system', 'zhike_department', 'zhike_team', 'zhike_own'])
        assert.ok(guarded.includes(role), `${name} has no policy for ${role}`)
      assert.ok(!guarded.includes('zhike_none') && !guarded.includes('zhike_public'), `${name} lets nobody in`)
    }
  }),
)

test(
  'the log-in role has no right of its own on any table or function of the business, and neither has everybody',
  onOwnDesk(async ({ clone }) => {
    const rights = await asOwner<{ name: string }>(
      clone.ownerUrl,
      `SELECT c.relname AS name FROM pg_class c, aclexplode(c.relacl) AS acl
       WHERE c.relnamespace = 'public'::regnamespace AND acl.grantee IN (0, 'zhike_app'::regrole)
       UNION ALL
       SELECT p.proname FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS acl
       WHERE p.pronamespace = 'public'::regnamespace AND acl.grantee IN (0, 'zhike_app'::regrole)`,
    )
    assert.deepEqual(rights, [])
  }),
)

const refusedByDatabase = (error: unknown) => error instanceof pg.DatabaseError && error.code === '42501'

test(
  'a query without a scope is refused, one without a person sees nobody, and the log cannot be rewritten',
  onOwnDesk(async (desk) => {
    const client = await desk.as('representative')
    const { id } = await client.customers.create({ name: '张三' })
    const { pool } = desk
    for (const statement of [
      'SELECT FROM customers',
      'SELECT FROM customer_identities',
      'SELECT FROM events',
      `SELECT sees('${id}')`,
      `SELECT * FROM list_customers('{}', '-createdAt', NULL, NULL, 10, true)`,
      `SELECT * FROM count_customers('{}', 'stage', 10)`,
      `SELECT * FROM identity_holders('{}')`,
      `SELECT refresh_seen_by('${id}')`,
      'SET ROLE pg_read_all_data',
    ])
      await assert.rejects(pool.query(statement), refusedByDatabase, statement)

    const asScope = async (scope: string, actor: string, statement: string) => {
      const connection = await pool.connect()
      try {
        await connection.query('BEGIN')
        await connection.query(
          `SELECT set_config('role', 'zhike_${scope}', true), set_config('zhike.actor', $1, true)`,
          [actor],
        )
        return (await connection.query(statement)).rowCount
      } finally {
        await connection.query('ROLLBACK')
        connection.release()
      }
    }
    const customers = 'SELECT FROM customers'
    assert.equal(await asScope('all', '', customers), 1)
    for (const scope of ['team', 'own', 'department', 'none']) {
      assert.equal(await asScope(scope, '', customers), 0, scope)
      assert.equal(await asScope(scope, `{${id}}`, customers), 0, scope)
      for (const listed of [
        `SELECT FROM list_customers('{}', '-createdAt', NULL, NULL, 10, true)`,
        `SELECT FROM count_customers('{}', 'stage', 10)`,
      ])
        assert.equal(await asScope(scope, '', listed), 0, scope)
    }
    assert.equal(await asScope('customer', `{${id}}`, customers), 1)
    await assert.rejects(asScope('public', '', customers), refusedByDatabase)
    for (const statement of [
      'DELETE FROM events',
      "UPDATE events SET type = 'x'",
      'DELETE FROM changes',
      'DELETE FROM customers',
      'DELETE FROM event_positions',
      'SELECT FROM filter_columns',
      "INSERT INTO filter_columns VALUES ('customers', 'x', 'true')",
      "SELECT filter_condition('customers', '{}')",
    ])
      await assert.rejects(asScope('all', '', statement), refusedByDatabase, statement)
  }),
)
