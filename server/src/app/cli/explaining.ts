import { AppError } from '../../platform/errors.ts'

/** A refusal with the fields that it names, as a sentence for the person who typed the command. */
export function explainRefusal(error: unknown): never {
  if (!(error instanceof AppError)) throw error
  const fields = Object.entries(error.details.fields ?? {}).map(([field, what]) => `\n  ${field}: ${what}`)
  throw new Error(`${error.message}${fields.join('')}`)
}

/** What ended a command, as a sentence for the person who typed it; what is not foreseen says its own message. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, syscall, port } = error as NodeJS.ErrnoException & { readonly port?: number }
  const means = code === undefined ? undefined : meaningOf(code, syscall, port)
  const said = error.message || code || error.name
  return means === undefined ? said : `${means}\n${said}`
}

function meaningOf(code: string, syscall: string | undefined, port: number | undefined): string | undefined {
  if (syscall === 'listen')
    return `端口 ${port} 用不了，请用 --port 换一个 · Port ${port} cannot be used; choose another with --port`
  if (syscall === 'mkdir')
    return '数据目录建不了，请检查 DATA_DIR 与权限 · The data directory cannot be made; check DATA_DIR and its permissions'
  if (unreachable.has(code))
    return '连不上数据库，请检查 DATABASE_URL · The database cannot be reached; check DATABASE_URL'
  if (refused.has(code))
    return '数据库拒绝登录，请检查 DATABASE_URL · The database refuses the log-in; check DATABASE_URL'
  return undefined
}

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])
/** PostgreSQL's words for a wrong name or password, a log-in that is not allowed, and a database that is not there. */
const refused = new Set(['28P01', '28000', '3D000'])
