import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk, onOwnDesk } from '../../../test/harness.ts'
import { asOwner } from '../../../test/owner.ts'

const base = '/api/v1'

async function managerOf(desk: Desk) {
  const { key } = await desk.person('manager')
  return { authorization: `Bearer ${key}` }
}

const json = { 'content-type': 'application/json' }

test(
  'bytes that are not UTF-8 are refused, a byte order mark is not',
  onDesk(async (desk) => {
    const headers = { ...(await managerOf(desk)), ...json }
    const send = (payload: Buffer) => desk.app.inject({ method: 'POST', url: `${base}/customers`, headers, payload })
    const gbk = Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xd5, 0xc5]), Buffer.from('"}')])
    const refused = await send(gbk)
    assert.equal(refused.statusCode, 400)
    assert.equal(refused.json().reason, 'request.malformed')
    assert.equal((await send(Buffer.from('\ufeff{"name":"张三"}'))).json().name, '张三')
    assert.equal((await send(Buffer.from('{"__proto__":{"name":"x"}}'))).statusCode, 400)
  }),
)

test(
  'text that the database cannot hold is refused with its field named',
  onDesk(async (desk) => {
    const headers = { ...(await managerOf(desk)), ...json }
    const customer = await desk.app.inject({
      method: 'POST',
      url: `${base}/customers`,
      headers,
      payload: { name: '张三' },
    })
    const answer = await desk.app.inject({
      method: 'POST',
      url: `${base}/tickets`,
      headers: { ...headers, 'accept-language': 'en' },
      payload: { customerId: customer.json().id, kind: 'praise', title: 'a\0b' },
    })
    assert.equal(answer.statusCode, 400)
    assert.deepEqual(answer.json().fields, { title: 'must not contain a NUL character' })
  }),
)

test(
  'an id in capitals is the same id',
  onDesk(async (desk) => {
    const headers = { ...(await managerOf(desk)), ...json }
    const post = (path: string, payload: object) =>
      desk.app.inject({ method: 'POST', url: `${base}${path}`, headers, payload })
    const { id } = (await post('/customers', { name: '张三' })).json()
    const ticket = (await post('/tickets', { customerId: id.toUpperCase(), kind: 'praise', title: '好' })).json()
    assert.equal(ticket.customerId, id)
  }),
)

test(
  'the scheme of a key is read in any case',
  onDesk(async (desk) => {
    const { key } = await desk.person('manager')
    const answer = await desk.app.inject({ url: `${base}/me`, headers: { authorization: `bearer ${key}` } })
    assert.equal(answer.statusCode, 200)
  }),
)

test(
  'a stream has no head, a list has',
  onDesk(async (desk) => {
    const headers = await managerOf(desk)
    const head = (path: string) => desk.app.inject({ method: 'HEAD', url: `${base}${path}`, headers })
    assert.equal((await head('/live')).statusCode, 404)
    assert.equal((await head('/customers')).statusCode, 200)
  }),
)

test(
  'one Idempotency-Key with two files of one name and size is one import and a refusal',
  onOwnDesk(async (desk) => {
    const headers = { ...(await managerOf(desk)), 'idempotency-key': 'nightly' }
    const send = (content: string) => {
      const payload = new FormData()
      payload.append('kind', 'customers')
      payload.append('file', new Blob([content]), 'customers.csv')
      return desk.app.inject({ method: 'POST', url: `${base}/imports`, headers, payload })
    }
    const first = await send('name\n张三\n')
    assert.equal(first.statusCode, 201)
    assert.equal((await send('name\n张三\n')).json().id, first.json().id)
    const other = await send('name\n李四\n')
    assert.equal(other.statusCode, 409)
    assert.equal(other.json().reason, 'idempotency.mismatch')
    const [row] = await asOwner(desk.clone, 'SELECT count(*)::int AS n FROM imports')
    assert.equal(row?.n, 1)
  }),
)
