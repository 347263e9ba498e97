import assert from 'node:assert/strict'
import { test } from 'node:test'
import { api } from '@zhike/contract'
import type { Endpoint, Group } from '@zhike/contract/endpoint'
import { permissions } from '@zhike/contract/permissions'
import * as z from 'zod'
import { fingerprint } from '../../test/fingerprints.ts'
import { onOwnDesk } from '../../test/harness.ts'
import { asOwner } from '../../test/owner.ts'

const writing = Object.entries<Group>(api).flatMap(([group, members]) =>
  Object.entries(members)
    .filter(([, endpoint]) => endpoint.method === 'POST' || endpoint.method === 'PATCH')
    .map(([name, endpoint]) => ({ name: `${group}.${name}`, endpoint })),
)

const fieldsOf = ({ input }: Endpoint): string[] =>
  Object.keys(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }).properties ?? {})

const camelCase = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

const nothing = '00000000-0000-4000-8000-000000000000'
const urlOf = ({ path }: Endpoint) =>
  `/api/v1${path.replace(/:(\w+)/g, (_, field: string) => (field === 'code' ? 'manager' : nothing))}`

test(
  'no endpoint takes a field that its contract does not name, whatever columns there are',
  onOwnDesk(async (desk, t) => {
    const rows = await asOwner<{ name: string }>(
      desk.clone,
      "SELECT DISTINCT column_name AS name FROM information_schema.columns WHERE table_schema IN ('public', 'auth')",
    )
    const names = new Set(['isAdmin', 'tenantId', 'approvedBy', 'constructor', 'prototype'])
    for (const { name } of rows) names.add(name).add(camelCase(name))
    // a role that may do everything, so that nothing is refused before it is read
    const administrator = await desk.person('administrator', { scope: 'all' })
    await desk.client(administrator).roles.update({ code: 'administrator', permissions: [...permissions] })
    const before = await fingerprint(desk.clone)
    for (const { name, endpoint } of writing) {
      await t.test(name, async () => {
        const known = fieldsOf(endpoint)
        const strange = [...names].filter((field) => !known.includes(field))
        const answer = await desk.app.inject({
          method: endpoint.method,
          url: urlOf(endpoint),
          headers: { authorization: `Bearer ${administrator.key}` },
          payload: Object.fromEntries(strange.map((field) => [field, 'planted'])),
        })
        assert.deepEqual([answer.statusCode, answer.json().reason], [400, 'request.invalid'])
        const named = new Set(Object.keys(answer.json().fields))
        assert.deepEqual(
          strange.filter((field) => !named.has(field)),
          [],
        )
      })
    }
    assert.deepEqual(await fingerprint(desk.clone), before)
  }),
)
