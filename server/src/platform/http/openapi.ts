import type { Endpoint } from '@zhike/contract/endpoint'
import { statusOf } from '@zhike/contract/errors'
import { reasons } from '@zhike/contract/reasons'
import * as z from 'zod'
import type { Route } from './handlers.ts'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document, written from the same objects that the server runs. */
export function describe(routes: readonly Route[], serverUrl: string): Json {
  const paths: Record<string, Json> = {}
  const shared: Json = {}
  for (const route of routes) {
    const path = route.endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.endpoint.method.toLowerCase()]: operationOf(route, shared) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Zhike 知客', version: '1', description: 'Money is integer 分; times are RFC 3339.' },
    servers: [{ url: `${serverUrl}/api/v1` }],
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'zhike_session' },
      },
      schemas: { ...shared, Problem: problemSchema },
    },
  }
}

function operationOf({ name, endpoint }: Route, shared: Json): Json {
  const input = schemaOf(endpoint.input, 'input', shared)
  const fields = (input.properties ?? {}) as Record<string, Json>
  const required = new Set((input.required ?? []) as string[])
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1] as string)
  const rest = Object.keys(fields).filter((field) => !inPath.includes(field))
  const hasBody = endpoint.method === 'POST' || endpoint.method === 'PATCH'
  const parameter = (where: string) => (field: string) => ({
    name: field,
    in: where,
    required: where === 'path' || required.has(field),
    schema: fields[field],
  })
  return {
    operationId: name,
    tags: [name.split('.')[0]],
    summary: endpoint.summary,
    'x-permission': endpoint.permission,
    ...(endpoint.permission === 'public' ? { security: [] } : {}),
    parameters: [...inPath.map(parameter('path')), ...(hasBody ? [] : rest.map(parameter('query')))],
    ...(hasBody && rest.length > 0 ? { requestBody: bodyOf(endpoint, fields, required, rest) } : {}),
    responses: responsesOf(endpoint, shared),
  }
}

function bodyOf(endpoint: Endpoint, fields: Record<string, Json>, required: Set<string>, rest: string[]): Json {
  const schema = {
    type: 'object',
    properties: Object.fromEntries(rest.map((field) => [field, fields[field]])),
    required: rest.filter((field) => required.has(field)),
    additionalProperties: false,
  }
  const file = { type: 'array', items: { type: 'string', format: 'binary' }, maxItems: endpoint.files?.max }
  const multipart = { schema: { ...schema, properties: { ...schema.properties, file } } }
  return {
    required: schema.required.length > 0,
    content: {
      'application/json': { schema },
      ...(endpoint.files ? { 'multipart/form-data': multipart } : {}),
    },
  }
}

const successOf = (method: Endpoint['method']) => (method === 'POST' ? '201' : method === 'DELETE' ? '204' : '200')

function responsesOf(endpoint: Endpoint, shared: Json): Json {
  const responses: Json = { [successOf(endpoint.method)]: { description: 'Done', ...contentOf(endpoint, shared) } }
  const guard = endpoint.permission === 'public' ? [] : (['session.required', 'permission.missing'] as const)
  for (const reason of ['request.invalid', ...guard, ...(endpoint.reasons ?? [])] as const) {
    const status = String(statusOf[reasons[reason].code])
    const said = (responses[status] as { description: string } | undefined)?.description
    responses[status] = {
      description: said === undefined ? reason : `${said}, ${reason}`,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }
  }
  return responses
}

function contentOf(endpoint: Endpoint, shared: Json): Json {
  if (endpoint.answers === 'file') return { content: { '*/*': { schema: { type: 'string', format: 'binary' } } } }
  if (endpoint.answers === 'stream') return { content: { 'text/event-stream': { schema: { type: 'string' } } } }
  if (endpoint.method === 'DELETE') return {}
  return { content: { 'application/json': { schema: schemaOf(endpoint.output, 'output', shared) } } }
}

/** A schema as JSON; what refers to itself goes to `shared`, the components of the document, by its name. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', shared: Json): Json {
  const written = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  const moved = JSON.stringify(written).replaceAll('"#/$defs/', '"#/components/schemas/')
  const { $defs, ...rest } = JSON.parse(moved) as Json & { $defs?: Json }
  Object.assign(shared, $defs)
  return rest
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'reason', 'detail', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(statusOf) },
    reason: { type: 'string', description: 'The word of the domain for it; clients translate by it.' },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    fields: { type: 'object', additionalProperties: { type: 'string' } },
    existingId: { type: 'string', format: 'uuid' },
  },
}
