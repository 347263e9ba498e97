import type { Clone } from './cluster.ts'
import { asOwner } from './owner.ts'

/** What a refusal may write: the audit with its outbox, the counting of failed log-ins, when a key was used. */
const excepted = ['public.company_events', 'public.outbox', 'auth.attempts', 'auth.address_failures', 'auth.key_uses']

/** Changes with every row that is written, updated or deleted anywhere, the audit of refusals excepted. */
export async function fingerprint(clone: Clone): Promise<Record<string, string>> {
  const tables = await asOwner<{ name: string }>(
    clone,
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('public', 'auth') ORDER BY 1`,
  )
  const parts = tables
    .filter(({ name }) => !excepted.includes(name))
    .map(({ name }) => `SELECT '${name}' AS name, concat(count(*), '/', max(xmin::text::bigint)) AS rows FROM ${name}`)
  const rows = await asOwner<{ name: string; rows: string }>(clone, parts.join(' UNION ALL '))
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]))
}
