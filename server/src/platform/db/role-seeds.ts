import { rolePermissions } from '@zhike/contract/permissions'
import type pg from 'pg'

/** Adds the roles of the contract that the database does not know yet; what an administrator changed stays. */
export async function syncRoles(client: pg.ClientBase): Promise<void> {
  await client.query(
    `INSERT INTO roles (code, permissions)
     SELECT code, array(SELECT jsonb_array_elements_text(permissions)) FROM jsonb_each($1) AS given (code, permissions)
     ON CONFLICT (code) DO NOTHING`,
    [JSON.stringify(rolePermissions)],
  )
}
