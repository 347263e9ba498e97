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
  'text that the database cannot hold is refused with its field named, wherever it would go',
  onDesk(async (desk) => {
    const headers = { ...(await managerOf(desk)), ...json, 'accept-language': 'en' }
    const refused = async (url: string, payload?: string) => {
      const method = payload === undefined ? 'GET' : 'POST'
      const answer = await desk.app.inject({ method, url: `${base}${url}`, headers, ...(payload ? { payload } : {}) })
      assert.equal(answer.statusCode, 400, url)
      return answer.json().fields
    }
    const unwritable = 'must not contain NUL or half a character'
    assert.deepEqual(await refused('/customers', String.raw`{"name":"a\u0000b"}`), { name: unwritable })
    assert.deepEqual(await refused('/customers', String.raw`{"name":"a\ud800b"}`), { name: unwritable })
    assert.deepEqual(await refused('/customers', String.raw`{"name":"张三","tags":["好","\udc00"]}`), {
      'tags.1': unwritable,
    })
    assert.deepEqual(await refused('/customers', String.raw`{"name":"张三","custom":{"\u0000":1}}`), {
      'custom.\0': unwritable,
    })
    assert.deepEqual(await refused('/customers?tag=a%00b'), { tag: unwritable })
    const cursor = Buffer.from(JSON.stringify(['\0', '018f0000-0000-7000-8000-000000000001'])).toString('base64url')
    assert.equal(await refused(`/staff?cursor=${cursor}`), undefined)
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`
    assert.deepEqual(await refused('/customers', `{"name":"张三","deep":${deep}}`), { deep: 'there is no such field' })
  }),
)

test(
  'what is not an object, or names a field that every object has, is refused by name',
  onDesk(async (desk) => {
    const headers = { ...(await managerOf(desk)), ...json, 'accept-language': 'en' }
    const list = await desk.app.inject({ method: 'POST', url: `${base}/customers`, headers, payload: '[]' })
    assert.deepEqual(list.json().fields, { body: 'must be an object' })
    const query = await desk.app.inject({ url: `${base}/me?__proto__=1`, headers })
    assert.deepEqual(Object.entries(query.json().fields), [['__proto__', 'there is no such field']])
  }),
)

test(
  'a form without a boundary or an end is refused',
  onDesk(async (desk) => {
    const headers = await managerOf(desk)
    for (const boundary of ['', '; boundary=x'])
      for (const payload of [
        '{}',
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nname',
      ]) {
        const type = { 'content-type': `multipart/form-data${boundary}` }
        const answer = await desk.app.inject({
          method: 'POST',
          url: `${base}/imports`,
          headers: { ...headers, ...type },
          payload,
        })
        assert.deepEqual([answer.statusCode, answer.json().reason], [400, 'request.malformed'])
      }
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
