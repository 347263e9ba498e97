import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Args } from '@zhike/contract/endpoint'
import { CreateExport, type Export, type exports } from '@zhike/contract/exports'
import type { Locale } from '@zhike/contract/reasons'
import { type Actor, systemActor } from '../platform/actor.ts'
import { fail } from '../platform/errors.ts'
import type { Background } from '../platform/jobs/background.ts'
import { findActorByEmail } from '../security/security.ts'
import { answerOf } from './answers.ts'
import { createExport } from './creating.ts'
import { findExport } from './exports.queries.ts'
import { runExport } from './running.ts'

/** What the command line asks for. */
export interface FileRequest extends Args<typeof exports.create> {
  /** Where the file goes; what is there is written over. */
  readonly path: string
  /** In whose name and scope; the system's, which sees everything, if left out. */
  readonly email?: string
  readonly locale: Locale
}

const lookAgainMs = 500

/**
 * Exports to a file on the disk and waits for the end: in this process, or watching a worker of the installation that was
 * first. `onProgress` hears how far it is. Throws what the endpoint throws, `staff.unknown` when nobody has the e-mail; an
 * export that fails later is returned with its `failure`, and no file.
 */
export async function exportFile(
  background: Background,
  { path, email, locale, ...wanted }: FileRequest,
  onProgress: (state: Export) => void = () => undefined,
): Promise<Export> {
  const { keys, files } = background.tools
  const actor = await whoAsks(background, email)
  const input = CreateExport.parse(wanted)
  const { id } = await background.inSightOf(actor, (ctx) => createExport({ ...ctx, actor, locale }, input))
  const find = () => background.inSystem((ctx) => findExport(ctx.db, id))
  const look = async () => {
    const state = answerOf(keys, await find())
    onProgress(state)
    return state
  }
  await runExport(background, id, look)
  let state = await look()
  while (state.finishedAt === null) {
    await pause(lookAgainMs)
    state = await look()
  }
  const key = (await find())?.fileKey
  if (!key) return state
  try {
    await pipeline(await files.read(key), createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return state
}

const whoAsks = async (background: Background, email: string | undefined): Promise<Actor> =>
  email === undefined
    ? systemActor
    : ((await background.inSystem((ctx) => findActorByEmail(ctx, email))) ?? fail('staff.unknown'))
