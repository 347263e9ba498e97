import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { untilNotRaced } from './raced.ts'

const folder = new URL('../../migrations/', import.meta.url)

export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

declare module './database.ts' {
  interface Database {
    migrations: { name: string; checksum: string; appliedAt: Date }
  }
}

/** The SQL files of this version, in the order in which they are applied. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).sort()
  return await Promise.all(names.map(read))
}

async function read(name: string): Promise<Migration> {
  // a checkout on Windows may have other line ends, and is no other migration
  const sql = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n')
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

/**
 * Applies what is missing, each file in a transaction of its own together with the row that says so. For the holder of
 * the lock. Throws when an applied file has changed.
 */
export async function applyMigrations(client: pg.ClientBase, log: (line: string) => void): Promise<void> {
  await client.query(
    `CREATE TABLE IF NOT EXISTS migrations (
       name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
  )
  const { rows } = await client.query<{ name: string; checksum: string }>('SELECT name, checksum FROM migrations')
  const applied = new Map(rows.map((row) => [row.name, row.checksum]))
  for (const migration of await readMigrations()) {
    const checksum = applied.get(migration.name)
    if (checksum === undefined) await apply(client, migration, log)
    else if (checksum !== migration.checksum) throw new Error(changed(migration.name))
  }
}

async function apply(client: pg.ClientBase, { name, sql, checksum }: Migration, log: (line: string) => void) {
  await untilNotRaced(client, async () => {
    await client.query(`BEGIN;\n${sql}`)
    await client.query('INSERT INTO migrations (name, checksum) VALUES ($1, $2)', [name, checksum])
    await client.query('COMMIT')
  })
  log(`迁移完成 · migrated: ${name}`)
}

const changed = (name: string) =>
  `数据库迁移 ${name} 在执行之后被改动过，请恢复原文件，改动写进新的迁移 · ` +
  `The migration ${name} was changed after it had been applied: restore it, and put the change into a new one`
