import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onFileKeys } from '../../test/file-keys.ts'
import { asOwner } from '../../test/owner.ts'
import { addKeyVersion } from '../platform/crypto/key-file.ts'
import { importCsv } from './imports.fixture.ts'

test(
  'the thread that reads a large file seals by the key file, as it is then',
  onFileKeys(async (desk) => {
    addKeyVersion(desk.tools.keys.file ?? '')
    const lines = Array.from({ length: 6_000 }, (_, at) => `王小明${at},138${String(at).padStart(8, '0')},备注备注备注`)
    const csv = ['name,phone,tags', ...lines].join('\n')
    const done = await importCsv(desk, await desk.as('manager'), 'customers', csv)
    assert.deepEqual([done.status, done.counts.created], ['done', 6_000])
    const sealed = 'SELECT DISTINCT get_byte(sealed, 1) AS version FROM customer_identities'
    assert.deepEqual(await asOwner(desk.clone, sealed), [{ version: 2 }])
  }),
)
