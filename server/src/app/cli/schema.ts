import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import pg from 'pg'
import { dumpSchema } from '../../platform/db/schema-dump.ts'
import { readConfig } from '../config.ts'
import { openHouse } from '../house.ts'

const file = fileURLToPath(new URL('../../../schema.sql', import.meta.url))

export function addSchemaCommand(program: Command) {
  program
    .command('schema')
    .description('write server/schema.sql from a freshly migrated database')
    .option('--check', 'only compare, and fail when the file is out of date')
    .action(async ({ check }: { check?: true }) => {
      const fresh = await dumpFresh()
      if (!check) return writeFile(file, fresh)
      if ((await readFile(file, 'utf8').catch(() => '')) !== fresh)
        throw new Error('server/schema.sql is not what the migrations make; run: npx --no-install zhike schema')
    })
}

async function dumpFresh(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhike-schema-'))
  const house = await openHouse({ ...readConfig({ dataDir }), databaseUrl: undefined }, () => undefined)
  const client = new pg.Client({ connectionString: house.ownerUrl })
  try {
    await house.migrate()
    await client.connect()
    return await dumpSchema(client)
  } finally {
    await client.end()
    await house.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
