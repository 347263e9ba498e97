import type { api } from '@zhike/contract'
import type { Client } from '@zhike/contract/client'
import type { Import } from '@zhike/contract/imports'
import type { Desk } from '../../test/harness.ts'
import type { Background } from '../platform/jobs/background.ts'
import { systemWork } from '../platform/jobs/system-work.ts'

export type ApiClient = Client<typeof api>

/** A file as a browser sends it. */
export const csvFile = (content: string | Uint8Array, name = 'file.csv') =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name, { type: 'text/csv' })

interface Options {
  readonly onDuplicate?: Import['onDuplicate']
  readonly mapping?: Record<string, string>
}

/** Imports a file to its end. */
export async function importCsv(
  desk: Desk,
  client: ApiClient,
  kind: Import['kind'],
  content: string | Uint8Array,
  options: Options = {},
): Promise<Import> {
  const { id } = await client.imports.create({ kind, ...options }, { files: [csvFile(content)] })
  await desk.settle()
  return client.imports.get({ id })
}

/** The lines of the file of failed rows, without its byte-order mark. */
export async function errorsOf(client: ApiClient, id: string): Promise<string[]> {
  const blob = (await client.imports.errors({ id })) as Blob
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob.arrayBuffer())
  return text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
}

/** What reactions and schedules work with at the desk's time. */
export const backgroundOf = (desk: Desk, signal = new AbortController().signal): Background =>
  systemWork({ store: desk.store, tools: desk.tools, now: desk.now, signal })
