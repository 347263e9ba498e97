import { Readable } from 'node:stream'
import type { api } from '@zhike/contract'
import type { Client } from '@zhike/contract/client'
import type { Args } from '@zhike/contract/endpoint'
import type { Export, exports } from '@zhike/contract/exports'
import type { Desk } from '../../test/harness.ts'
import { readCsv } from '../imports/csv.ts'
import type { Background } from '../platform/jobs/background.ts'
import { systemWork } from '../platform/jobs/system-work.ts'

export type ApiClient = Client<typeof api>
type Wanted = Args<typeof exports.create>

/** Exports to the end. */
export async function exported(desk: Desk, client: ApiClient, wanted: Wanted): Promise<Export> {
  const { id } = await client.exports.create(wanted)
  await desk.settle()
  return client.exports.get({ id })
}

export const bytesOf = async (client: ApiClient, id: string): Promise<Buffer> =>
  Buffer.from(await ((await client.exports.file({ id })) as Blob).arrayBuffer())

/** The text of a CSV as it is, without its byte-order mark. */
export const csvText = async (client: ApiClient, id: string): Promise<string> =>
  (await bytesOf(client, id)).toString('utf8').replace(/^\ufeff/, '')

/** The rows of an export to CSV, headings first. */
export async function csvRows(desk: Desk, client: ApiClient, wanted: Wanted): Promise<string[][]> {
  const { id } = await exported(desk, client, { ...wanted, format: 'csv' })
  const parts = await Readable.from(readCsv(Readable.from([await bytesOf(client, id)]))).toArray()
  return (parts as (readonly { cells: string[] }[])[]).flat().map(({ cells }) => cells)
}

/** One column of an export, in its order. */
export const column = async (desk: Desk, client: ApiClient, wanted: Wanted, name: string): Promise<string[]> =>
  (await csvRows(desk, client, { ...wanted, columns: [name] })).slice(1).map(([cell = '']) => cell)

/** What reactions and schedules work with at the desk's time. */
export const backgroundOf = (desk: Desk, signal = new AbortController().signal): Background =>
  systemWork({ store: desk.store, tools: desk.tools, now: desk.now, signal })
