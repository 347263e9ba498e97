import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiError } from '@zhike/contract/client'
import { onDesk } from '../../test/harness.ts'

test(
  'a reference to nothing is refused at its field',
  onDesk(async ({ as }) => {
    const desk = await as('manager')
    const nobody = '01900000-0000-7000-8000-000000000000'
    const refusal = await desk.tickets.create({ customerId: nobody, kind: 'complaint', title: '漏水' }).catch((e) => e)
    assert.ok(refusal instanceof ApiError)
    assert.equal(refusal.problem.reason, 'customer.unknown')
    assert.deepEqual(Object.keys(refusal.problem.fields ?? {}), ['customerId'])
  }),
)
