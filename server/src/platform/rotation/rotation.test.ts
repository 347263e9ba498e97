import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { onFileKeys } from '../../../test/file-keys.ts'
import { type OwnDesk, onOwnDesk } from '../../../test/harness.ts'
import { asOwner } from '../../../test/owner.ts'
import { refusedFor } from '../../../test/refusals.ts'
import { sealedPlaces } from '../../app/sealed-places.ts'
import { readKeyFile } from '../crypto/key-file.ts'
import { withNewVersion } from '../crypto/key-ring.ts'
import { systemWork } from '../jobs/system-work.ts'
import { retireVersions } from './retiring.ts'
import { rotate } from './rotating.ts'
import { rotationSchedules } from './rotation.jobs.ts'

const work = (desk: OwnDesk, signal = new AbortController().signal) =>
  systemWork({ store: desk.store, tools: desk.tools, now: desk.now, signal })

const versions = async (desk: OwnDesk) =>
  (
    await asOwner<{ place: string; version: number }>(
      desk.clone,
      `SELECT DISTINCT 'identity' AS place, get_byte(sealed, 1) AS version FROM customer_identities WHERE sealed IS NOT NULL
       UNION SELECT 'address', get_byte(address_sealed, 1) FROM customers WHERE address_sealed IS NOT NULL
       UNION SELECT 'other address', get_byte(street_sealed, 1) FROM customer_addresses
       UNION SELECT 'address added', get_byte(decode(new_value ->> 'sealed', 'base64'), 1)
         FROM changes WHERE field = 'otherAddress'
       UNION SELECT 'change', get_byte(decode(new_value #>> '{}', 'base64'), 1) FROM changes WHERE field = 'address'
       UNION SELECT 'contact ' || n, get_byte(decode(value ->> 'sealed', 'base64'), 1)
         FROM changes, LATERAL (VALUES ('removed', old_value), ('added', new_value)) AS v (n, value)
         WHERE field = 'identity' AND value ? 'sealed'
       UNION SELECT 'answer', get_byte(answer, 1) FROM idempotency_keys WHERE answer IS NOT NULL ORDER BY 1, 2`,
    )
  ).map(({ place, version }) => `${place} ${version}`)

async function furnish(desk: OwnDesk, count: number) {
  const manager = await desk.as('manager')
  const ids: string[] = []
  for (let i = 0; i < count; i++) {
    const phone = `138${String(i).padStart(8, '0')}`
    const identities = [{ kind: 'phone', value: phone } as const]
    ids.push((await manager.customers.create({ name: `客户${i}`, identities }, { idempotencyKey: `make ${i}` })).id)
  }
  for (const id of ids) await manager.customers.update({ id, address: '江苏省苏州市工业园区星湖街 328 号' })
  for (const id of ids) await manager.customers.update({ id, address: '江苏省苏州市工业园区星湖街 329 号' })
  return { manager, ids }
}

test(
  'a rotation seals everything again, files as well, and everything opens before, meanwhile and after',
  onFileKeys(async (desk) => {
    const { manager, ids } = await furnish(desk, 5)
    const [id = ''] = ids
    const { id: identityId } = await manager.customers.addIdentity({ id, kind: 'phone', value: '13900000000' })
    await manager.customers.removeIdentity({ id, identityId })
    const { id: addressId } = await manager.customers.addAddress({ id, kind: 'home', street: '平江路 1 号' })
    const admin = await desk.as('administrator')
    const { key } = await desk.tools.files.put(Readable.from([Buffer.from('a picture of a leak')]))
    const readFile = async () => Buffer.concat(await (await desk.tools.files.read(key)).toArray()).toString()
    assert.deepEqual(await admin.keyRotations.list({}), { source: 'file', current: 1, versions: [1], items: [] })
    const started = await admin.keyRotations.start({})
    assert.deepEqual([started.current, started.versions], [2, [2, 1]])
    await assert.rejects(admin.keyRotations.start({}), refusedFor('key_rotation.running'))
    const reveal = async (id: string) => {
      const { identities } = await manager.customers.get({ id })
      const { value } = await manager.customers.revealIdentity({
        id,
        identityId: identities[0]?.id ?? '',
        reason: 'test',
      })
      return value
    }
    assert.equal(await reveal(ids[0] ?? ''), '+8613800000000')
    const found = async () => (await manager.customers.list({ search: '13800000003' })).items.length
    assert.equal(await found(), 1)
    assert.equal(await rotate(work(desk), sealedPlaces), 'finished')
    assert.deepEqual(await versions(desk), [
      'address 2',
      'address added 2',
      'answer 2',
      'change 2',
      'contact added 2',
      'contact removed 2',
      'identity 2',
      'other address 2',
    ])
    assert.equal((await manager.customers.revealStreet({ id, addressId, reason: 'test' })).value, '平江路 1 号')
    for (const [at, id] of ids.entries()) assert.equal(await reveal(id), `+861380000000${at}`)
    assert.equal(await found(), 1)
    const { changeId = '' } = (await manager.customers.provenance({ id })).formerIdentities[0] ?? {}
    const back = await manager.customers.restoreValue({ id, field: 'identity', changeId })
    assert.equal(back.identities.at(-1)?.masked, '139****0000', 'a contact of before is put back')
    assert.equal(await readFile(), 'a picture of a leak')
    assert.equal(await desk.tools.files.isCurrent(key), true)
    const again = await manager.customers.create(
      { name: '客户0', identities: [{ kind: 'phone', value: '13800000000' }] },
      { idempotencyKey: 'make 0' },
    )
    assert.equal(again.id, ids[0], 'a kept answer opens')
    const [rotation] = (await admin.keyRotations.list({})).items
    assert.deepEqual([rotation?.done, rotation?.total, rotation?.broken], [34, 34, 0])
    assert.notEqual(rotation?.finishedAt, null)
    await assert.rejects(
      manager.customers.create({ name: '客户0', identities: [{ kind: 'phone', value: '138 0000 0000' }] }),
      refusedFor('customer.exists'),
    )
  }),
)

test(
  'one works at a time, whoever stops is followed at once, and what was written late is found by another pass',
  onFileKeys(async (desk) => {
    const { manager } = await furnish(desk, 3)
    const admin = await desk.as('administrator')
    await admin.keyRotations.start({})
    const both = await Promise.all([rotate(work(desk), sealedPlaces), rotate(work(desk), sealedPlaces)])
    assert.deepEqual(both.sort(), ['finished', 'nothing to do'])
    await admin.keyRotations.start({})
    const stopping = new AbortController()
    const stopped = rotate(work(desk, stopping.signal), sealedPlaces)
    stopping.abort()
    assert.equal(await stopped, 'stopped')
    const late = await manager.customers.create({ name: '晚到', identities: [{ kind: 'phone', value: '13900000001' }] })
    await asOwner(desk.clone, `UPDATE key_rotations SET place = 'idempotency_keys.answer' WHERE version = 3`)
    assert.equal(await rotate(work(desk), sealedPlaces), 'finished')
    assert.deepEqual(await versions(desk), ['address 3', 'answer 3', 'change 3', 'identity 3'])
    assert.equal((await manager.customers.list({ search: '13900000001' })).items[0]?.id, late.id)
  }),
)

test(
  'a damaged value is left, counted and named, and keeps its key from being retired',
  onFileKeys(async (desk) => {
    const { ids } = await furnish(desk, 2)
    const admin = await desk.as('administrator')
    await asOwner(
      desk.clone,
      `UPDATE customers SET address_sealed = set_byte(address_sealed, 20, 0) WHERE id = '${ids[0]}'`,
    )
    await asOwner(
      desk.clone,
      `UPDATE customers SET address_sealed = set_byte(address_sealed, 21, 0) WHERE id = '${ids[0]}'`,
    )
    await admin.keyRotations.start({})
    assert.equal(await rotate(work(desk), sealedPlaces), 'finished')
    assert.equal((await admin.keyRotations.list({})).items[0]?.broken, 1)
    const retire = () => desk.asSystem((ctx) => retireVersions(ctx, sealedPlaces))
    await assert.rejects(retire(), { reason: 'key_rotation.in_use' })
    await asOwner(desk.clone, `UPDATE customers SET address_sealed = NULL WHERE id = '${ids[0]}'`)
    assert.deepEqual(await retire(), [1])
    assert.deepEqual((await admin.keyRotations.list({})).versions, [2])
    assert.deepEqual(await retire(), [])
  }),
)

test(
  'a version that somebody put into the ring by hand is noticed by the clock, and a ring in the environment is not ours',
  onOwnDesk(async (desk) => {
    const admin = await desk.as('administrator')
    assert.equal((await admin.keyRotations.list({})).source, 'environment')
    await assert.rejects(admin.keyRotations.start({}), refusedFor('key_rotation.environment'))
    const folder = mkdtempSync(join(tmpdir(), 'zhike-rotation-'))
    try {
      const path = join(folder, 'keys')
      const keys = readKeyFile(path)
      Object.assign(desk.tools, { keys })
      const [tick] = rotationSchedules
      await tick?.run(work(desk))
      assert.deepEqual((await admin.keyRotations.list({})).items, [])
      writeFileSync(path, withNewVersion(readFileSync(path, 'utf8')))
      keys.renew?.()
      await tick?.run(work(desk))
      await desk.settle()
      assert.notEqual((await admin.keyRotations.list({})).items[0]?.finishedAt ?? null, null)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }),
)

test(
  'every column of bytes is a hash, or is sealed again by a rotation',
  onOwnDesk(async (desk) => {
    const rows = await asOwner<{ name: string }>(
      desk.clone,
      `SELECT CASE WHEN table_schema = 'public' THEN '' ELSE table_schema || '.' END || table_name || '.' || column_name AS name
       FROM information_schema.columns WHERE data_type = 'bytea' AND table_schema IN ('public', 'auth') ORDER BY 1`,
    )
    const hashes = /(^|[._])(hash|hashes)$|\.(key|address|account)$|^auth\./
    const known = new Set(sealedPlaces.map(({ name }) => name))
    const forgotten = rows.map(({ name }) => name).filter((name) => !known.has(name) && !hashes.test(name))
    assert.deepEqual(forgotten, [])
    assert.ok(known.has('auth.second_factors.secret'))
  }),
)
