import { rolePermissions } from '@zhike/contract/permissions'
import type pg from 'pg'

/**
 * Adds the roles of the contract that the database does not know yet, and gives a right that it has not heard of to the
 * roles that have it by default. What an administrator changed stays: a right is given once.
 */
export async function syncRoles(client: pg.ClientBase): Promise<void> {
  await client.query(
    `WITH given AS MATERIALIZED (
       SELECT code, permission FROM jsonb_each($1) AS role (code, permissions),
         jsonb_array_elements_text(permissions) AS permission),
     fresh AS (
       SELECT code, array_agg(permission ORDER BY permission) AS permissions FROM given
       WHERE permission NOT IN (SELECT name FROM known_permissions) GROUP BY code),
     heard AS (
       INSERT INTO known_permissions (name) SELECT DISTINCT permission FROM given ON CONFLICT DO NOTHING),
     widened AS (
       UPDATE roles SET permissions = array(
         SELECT DISTINCT unnest(roles.permissions || fresh.permissions) ORDER BY 1), version = version + 1
       FROM fresh WHERE roles.code = fresh.code)
     INSERT INTO roles (code, permissions)
     SELECT code, array_agg(permission) FROM given GROUP BY code
     ON CONFLICT (code) DO NOTHING`,
    [JSON.stringify(rolePermissions)],
  )
}
