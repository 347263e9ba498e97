import type { FileRule } from '@zhike/contract/endpoint'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import type { FileStore } from '../files/store.ts'
import { keysOf, receiveFile, type StoredUpload } from '../files/uploads.ts'

/** The fields and files of a request's body. */
export interface Form {
  readonly fields: unknown
  readonly uploads: readonly StoredUpload[]
}

/** Reads a body that may be multipart; files are on the store when it returns, or nothing of the request is. */
export async function receiveForm(
  request: FastifyRequest,
  rule: FileRule | undefined,
  store: FileStore,
): Promise<Form> {
  if (!request.isMultipart()) return { fields: request.body, uploads: [] }
  if (!rule) throw new AppError('request.malformed')
  const fields: Record<string, unknown> = Object.create(null)
  const uploads: StoredUpload[] = []
  try {
    for await (const part of request.parts({
      limits: { files: rule.max, fileSize: rule.maxBytes, fields: 40, fieldSize: 100_000 },
    })) {
      if (part.type === 'file') uploads.push(await receiveFile(store, rule, part))
      else if (Object.hasOwn(fields, part.fieldname)) throw twice(part.fieldname)
      else fields[part.fieldname] = part.value
    }
  } catch (error) {
    for (const key of uploads.flatMap(keysOf)) await store.remove(key)
    throw isUnreadable(error) ? new AppError('request.malformed') : error
  }
  return { fields: { ...fields }, uploads }
}

/** The parser throws plain errors at what is no form: no boundary, or no end. */
const isUnreadable = (error: unknown) =>
  error instanceof Error &&
  !('code' in error) &&
  /^Multipart:|multipart data$|^Malformed |^Part terminated/.test(error.message)

const twice = (field: string) => new AppError('request.invalid', { fields: { [field]: '×1' } })
