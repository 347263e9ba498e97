import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { onOwnDesk } from '../../test/harness.ts'
import { asOwner } from '../../test/owner.ts'
import { addKeyVersion, readKeyFile } from '../platform/crypto/key-file.ts'
import { localStore } from '../platform/files/store.ts'
import { importCsv } from './imports.fixture.ts'

test(
  'the thread that reads a large file seals by the key file, as it is then',
  onOwnDesk(async (desk) => {
    const folder = mkdtempSync(join(tmpdir(), 'zhike-import-keys-'))
    try {
      const keys = readKeyFile(join(folder, 'keys'))
      Object.assign(desk.tools, { keys, files: localStore(join(folder, 'files'), keys) })
      addKeyVersion(join(folder, 'keys'))
      const lines = Array.from(
        { length: 6_000 },
        (_, at) => `王小明${at},138${String(at).padStart(8, '0')},备注备注备注`,
      )
      const done = await importCsv(
        desk,
        await desk.as('manager'),
        'customers',
        ['name,phone,tags', ...lines].join('\n'),
      )
      assert.deepEqual([done.status, done.counts.created], ['done', 6_000])
      const sealed = 'SELECT DISTINCT get_byte(sealed, 1) AS version FROM customer_identities'
      assert.deepEqual(await asOwner(desk.clone, sealed), [{ version: 2 }])
    } finally {
      rmSync(folder, { recursive: true })
    }
  }),
)
