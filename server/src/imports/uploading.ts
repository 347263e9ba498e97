import type { Input } from '@zhike/contract/endpoint'
import type { Import, imports } from '@zhike/contract/imports'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { answerOf } from './answers.ts'
import { readColumns } from './columns.ts'
import { readCsv } from './csv.ts'
import { findImport, insertImport } from './imports.queries.ts'
import { isBlank } from './rows.ts'

/** How many empty rows may stand below the header before a file counts as empty. */
const mostBlankRows = 1_000

/**
 * Takes a file to be imported in the background. Its header is looked at first: throws `import.columns_missing`,
 * `import.columns_repeated` and `import.empty`, and `file.missing` when no file came with the request.
 */
export async function createImport(ctx: Ctx, input: Input<typeof imports.create>): Promise<Import> {
  const { kind, onDuplicate, mapping = {} } = input
  const upload = ctx.uploads[0] ?? fail('file.missing')
  await checkFile(ctx, upload.key, (header) => readColumns(kind, header, mapping))
  const id = uuidv7(ctx.now)
  await insertImport(ctx.db, {
    id,
    kind,
    onDuplicate,
    mapping,
    locale: ctx.locale,
    fileName: upload.name,
    fileKey: upload.key,
    fileBytes: upload.bytes,
    createdByKind: ctx.actor.kind,
    createdById: ctx.actor.id,
    createdAt: ctx.now,
  })
  const audience = ctx.actor.id === null ? [] : [ctx.actor.id]
  await emitForCompany(
    ctx,
    { type: 'import.queued', subject: { type: 'import', id }, data: { kind, onDuplicate } },
    audience,
  )
  return answerOf(await findImport(ctx.db, id))
}

async function checkFile(ctx: Ctx, key: string, checkHeader: (header: readonly string[]) => void): Promise<void> {
  const bytes = await ctx.tools.files.read(key)
  try {
    let rows = 0
    for await (const some of readCsv(bytes)) {
      for (const { cells } of some)
        if (rows++ === 0) checkHeader(cells)
        else if (!isBlank(cells)) return
      if (rows > mostBlankRows) break
    }
    if (rows === 0) checkHeader([])
    fail('import.empty')
  } finally {
    bytes.destroy()
  }
}
