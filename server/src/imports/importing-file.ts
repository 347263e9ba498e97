import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Import, table } from '@zhike/contract/imports'
import type { Locale } from '@zhike/contract/reasons'
import { receiveFile } from '../platform/files/uploads.ts'
import type { Background } from '../platform/jobs/background.ts'
import { answerOf } from './answers.ts'
import type { Mapping } from './columns.ts'
import { findImport } from './imports.queries.ts'
import { runImport } from './running.ts'
import { createImport } from './uploading.ts'

/** What the command line asks for. */
export interface FileRequest {
  readonly path: string
  readonly kind: Import['kind']
  readonly onDuplicate: Import['onDuplicate']
  readonly mapping?: Mapping
  /** In which language the reasons of failed rows are written. */
  readonly locale: Locale
}

const lookAgainMs = 500

/**
 * Imports a file from the disk and waits for the end: in this process, or watching a worker of the installation that was
 * first. `onProgress` hears how far it is. Throws what an upload throws (`import.columns_missing`, `import.empty` …), and
 * ENOENT when there is no such file; an import that fails later is returned with its `failure`.
 */
export async function importFile(
  background: Background,
  { path, kind, onDuplicate, mapping, locale }: FileRequest,
  onProgress: (state: Import) => void = () => undefined,
): Promise<Import> {
  const { files } = background.tools
  const upload = await receiveFile(files, table, { filename: basename(path), file: createReadStream(path) })
  const request = {
    kind,
    onDuplicate,
    ...(mapping === undefined || Object.keys(mapping).length === 0 ? {} : { mapping }),
  }
  const { id } = await background
    .inSystem((ctx) => createImport({ ...ctx, locale, uploads: [upload] }, request))
    .catch(async (error: unknown) => {
      await files.remove(upload.key)
      throw error
    })
  const look = async () => {
    const state = await background.inSystem(async (ctx) => answerOf(await findImport(ctx.db, id), ctx.now))
    onProgress(state)
    return state
  }
  await runImport(background, id, look)
  for (;;) {
    const state = await look()
    if (state.finishedAt !== null) return state
    await pause(lookAgainMs)
  }
}
