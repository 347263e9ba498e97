import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { readKeyFile } from '../src/platform/crypto/key-file.ts'
import { localStore } from '../src/platform/files/store.ts'
import { type OwnDesk, onOwnDesk } from './harness.ts'

/** A test on a desk whose keys lie in a file (`desk.tools.keys.file`), as those of an installation do. */
export const onFileKeys = (run: (desk: OwnDesk, t: TestContext) => Promise<void>) =>
  onOwnDesk(async (desk, t) => {
    const folder = mkdtempSync(join(tmpdir(), 'zhike-keys-'))
    try {
      const keys = readKeyFile(join(folder, 'keys'))
      Object.assign(desk.tools, { keys, files: localStore(join(folder, 'files'), keys) })
      await run(desk, t)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
