import * as z from 'zod'
import { endpoint, type FileRule } from '../endpoint.ts'
import { Id, PictureSize } from '../fields.ts'
import type { Permission } from '../permissions.ts'
import { OwnKey } from './values.ts'

/** One picture or PDF of 20 MB. */
export const ownFile: FileRule = { max: 1, maxBytes: 20 * 1024 * 1024, kinds: 'documents' }

interface Of<O> {
  readonly records: 'customers' | 'tickets' | 'orders'
  readonly read: Permission
  readonly update: Permission
  readonly output: O
}

/** How files come into own fields of a kind of record and out again. */
export const ownFileEndpoints = <O extends z.ZodType>({ records, read, update, output }: Of<O>) => ({
  attachOwnFile: endpoint({
    method: 'POST',
    path: `/${records}/:id/own-files/:key`,
    permission: update,
    summary:
      'Puts a file into an own field of type file, in place of what is there; `custom: {<key>: null}` takes it out.',
    input: z.strictObject({ id: Id, key: OwnKey }),
    output,
    reasons: [
      'record.changed',
      'customer.read_only',
      'ticket.closed',
      'file.kind_refused',
      'file.too_large',
      'file.too_many',
    ],
    files: ownFile,
  }),
  getOwnFile: endpoint({
    method: 'GET',
    path: `/${records}/:id/own-files/:fileId`,
    permission: read,
    summary: 'The bytes of a file of an own field.',
    input: z.strictObject({ id: Id, fileId: Id, size: PictureSize.default('whole') }),
    output: z.instanceof(Blob),
    answers: 'file',
  }),
})
