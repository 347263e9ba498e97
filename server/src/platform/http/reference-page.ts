import type { Endpoint } from '@zhike/contract/endpoint'
import { reasons } from '@zhike/contract/reasons'
import * as z from 'zod'
import type { Route } from './handlers.ts'

/** The reference page for people: every endpoint with its fields, guard and refusals. Plain HTML, no script. */
export function referencePage(routes: readonly Route[]): string {
  const groups = Map.groupBy(routes, (route) => route.name.split('.')[0] ?? '')
  const menu = [...groups.keys()].map((group) => `<a href="#${group}">${group}</a>`).join('')
  const sections = [...groups].map(
    ([group, members]) => `<section id="${group}"><h2>${group}</h2>${members.map(articleOf).join('')}</section>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Zhike API</title><style>${style}</style><nav><b>知客 Zhike API</b>${menu}<a href="/api/v1/openapi.json">openapi.json</a></nav>
<main><h1>Zhike API</h1><p>${introduction}</p>${sections.join('')}</main></html>`
}

const introduction = `All paths lie below <code>/api/v1</code>. Send <code>Authorization: Bearer &lt;key&gt;</code>, JSON
in camelCase, and an <code>Idempotency-Key</code> with a POST that must not happen twice. Lists answer
<code>{items, nextCursor}</code>; money is integer 分; times are RFC 3339. A refusal is
<code>application/problem+json</code> with <code>code</code>, <code>reason</code> and the <code>fields</code> that are wrong.`

function articleOf({ name, endpoint }: Route): string {
  return `<article id="${name}"><h3><span class="${endpoint.method}">${endpoint.method}</span> <code>${endpoint.path}</code></h3>
<p>${escapeHtml(endpoint.summary)}</p><p class="guard">${endpoint.permission}${endpoint.files ? ` · files: ${endpoint.files.kinds}` : ''}</p>
${fieldsOf('Fields', endpoint.input, 'input')}${endpoint.answers === undefined ? fieldsOf('Answer', endpoint.output, 'output') : ''}
${refusalsOf(endpoint)}</article>`
}

interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly default?: unknown
}

function fieldsOf(title: string, schema: z.ZodType, io: 'input' | 'output'): string {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema
  const required = new Set(json.required)
  const rows = Object.entries(json.properties ?? {}).map(([field, s]) => {
    const star = io === 'input' && required.has(field) ? '<b title="required">*</b>' : ''
    const preset = s.default === undefined ? '' : ` = ${escapeHtml(JSON.stringify(s.default))}`
    return `<tr><td><code>${field}</code>${star}</td><td>${escapeHtml(shapeOf(s))}${preset}</td></tr>`
  })
  return rows.length === 0 ? '' : `<details><summary>${title}</summary><table>${rows.join('')}</table></details>`
}

function shapeOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.join(' | ')
  if (schema.const !== undefined) return String(schema.const)
  if (schema.anyOf) return schema.anyOf.map(shapeOf).join(' | ')
  if (schema.type === 'array') return `[${shapeOf(schema.items ?? {})}]`
  if (schema.properties) return `{${Object.keys(schema.properties).join(', ')}}`
  return schema.format ?? [schema.type ?? 'any'].flat().join(' | ')
}

function refusalsOf(endpoint: Endpoint): string {
  const rows = (endpoint.reasons ?? []).map(
    (reason) =>
      `<tr><td><code>${reason}</code></td><td>${reasons[reason].code}: ${escapeHtml(reasons[reason].en)}</td></tr>`,
  )
  return rows.length === 0 ? '' : `<details><summary>Refusals</summary><table>${rows.join('')}</table></details>`
}

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

const style = `body{margin:0;font:15px/1.5 system-ui,"PingFang SC","Noto Sans SC",sans-serif;color:#1c1917;background:#fafaf9}
nav{position:fixed;inset:0 auto 0 0;width:200px;overflow:auto;padding:20px;background:#fff;border-right:1px solid #e7e5e4}
nav b,nav a{display:block;padding:3px 0;color:#0f766e;text-decoration:none}nav b{color:#1c1917;padding-bottom:12px}
main{margin-left:241px;max-width:860px;padding:24px}article{background:#fff;border:1px solid #e7e5e4;border-radius:6px;padding:12px 16px;margin:12px 0}
h3{margin:0;font-size:15px}h3 span{display:inline-block;min-width:56px;font-size:12px;color:#0f766e}h3 .DELETE{color:#b91c1c}h3 .POST,h3 .PATCH{color:#b45309}
p{margin:6px 0}.guard{color:#57534e;font-size:13px}summary{cursor:pointer;color:#0f766e;font-size:13px}table{border-collapse:collapse;font-size:13px;width:100%}
td{padding:3px 12px 3px 0;vertical-align:top;border-bottom:1px solid #f5f5f4}td:first-child{width:240px}b{color:#b91c1c}
@media(max-width:700px){nav{position:static;width:auto}main{margin:0;padding:12px}}`
