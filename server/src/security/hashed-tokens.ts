import type { BetterAuthOptions, DBAdapter, Where } from 'better-auth'
import { hashToken } from '../platform/crypto/tokens.ts'

/** What is stored of a session's token. */
export const storedToken = (token: string): string => hashToken(token).toString('hex')

interface Query {
  readonly model: string
}

/**
 * Lets the log-in library store and look for the hash of a session's token wherever it means the token: who reads the
 * table, or a backup of it, can act as nobody. It gets back the token that it asked with, and never one it did not know.
 */
export const withHashedTokens =
  (makeAdapter: (options: BetterAuthOptions) => DBAdapter) =>
  (options: BetterAuthOptions): DBAdapter => {
    const inner = makeAdapter(options)
    const outer: DBAdapter = {
      ...inner,
      create: async (query) => {
        const token = tokenOf(query, query.data)
        if (token === undefined) return inner.create(query)
        const created = await inner.create({ ...query, data: { ...query.data, token: storedToken(token) } })
        return { ...created, token } as never
      },
      findOne: async (query) => {
        const found = await inner.findOne(hashedIn(query))
        const token = query.where.find((part) => isToken(query, part))?.value
        return (found && typeof token === 'string' ? { ...found, token } : found) as never
      },
      findMany: (query) => inner.findMany(hashedIn(query)),
      count: (query) => inner.count(hashedIn(query)),
      update: (query) => inner.update(hashedIn(query)),
      updateMany: (query) => inner.updateMany(hashedIn(query)),
      delete: (query) => inner.delete(hashedIn(query)),
      deleteMany: (query) => inner.deleteMany(hashedIn(query)),
      consumeOne: (query) => inner.consumeOne(hashedIn(query)),
      incrementOne: (query) => inner.incrementOne(hashedIn(query)),
      // the transaction is ours and open already
      transaction: (work) => work(outer),
    }
    return outer
  }

const isToken = (query: Query, part: Where) => query.model === 'session' && part.field === 'token'

function tokenOf(query: Query, data: Record<string, unknown>): string | undefined {
  return query.model === 'session' && typeof data.token === 'string' ? data.token : undefined
}

function hashedIn<Q extends Query & { where?: Where[] | undefined }>(query: Q): Q {
  if (!query.where?.some((part) => isToken(query, part))) return query
  return { ...query, where: query.where.map((part) => (isToken(query, part) ? hashedPart(part) : part)) }
}

function hashedPart(part: Where): Where {
  const tokens = [part.value].flat().map((token) => storedToken(String(token)))
  return { ...part, value: Array.isArray(part.value) ? tokens : (tokens[0] ?? '') }
}
