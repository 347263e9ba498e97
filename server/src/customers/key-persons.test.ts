import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { logged } from './customers.fixture.ts'

test(
  'an organisation has key persons, the most influential first, each once',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const { id } = await client.customers.create({ kind: 'organisation', name: '星河电器有限公司' })
    const buyer = await client.customers.create({ name: '买办' })
    const boss = await client.customers.create({ name: '老板' })
    const added = await client.customers.addKeyPerson({ id, personId: buyer.id, role: '采购', influence: 2 })
    await client.customers.addKeyPerson({ id, personId: boss.id, role: '总经理', influence: 5 })
    const again = await client.customers.addKeyPerson({ id, personId: buyer.id, role: '采购经理', influence: 3 })
    assert.equal(again.id, added.id)
    assert.deepEqual(
      (await client.customers.listKeyPersons({ id })).items.map(({ person, role, influence }) => [
        person.name,
        role,
        influence,
      ]),
      [
        ['老板', '总经理', 5],
        ['买办', '采购经理', 3],
      ],
    )
    await client.customers.removeKeyPerson({ id, keyPersonId: added.id })
    assert.equal((await client.customers.listKeyPersons({ id })).items.length, 1)
    await assert.rejects(
      client.customers.removeKeyPerson({ id, keyPersonId: added.id }),
      refusedFor('record.not_found'),
    )
    assert.equal((await client.customers.get({ id: buyer.id })).name, '买办')
    assert.deepEqual((await logged(desk, id)).map(({ type }) => type).slice(-2), [
      'customer.key_person_added',
      'customer.key_person_removed',
    ])
  }),
)

test(
  'only persons are key persons, and only of organisations',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const firm = await client.customers.create({ kind: 'organisation', name: '甲公司' })
    const other = await client.customers.create({ kind: 'organisation', name: '乙公司' })
    const person = await client.customers.create({ name: '张三' })
    const role = { role: '采购', influence: 3 }
    await assert.rejects(
      client.customers.addKeyPerson({ id: person.id, personId: person.id, ...role }),
      refusedFor('customer.not_organisation'),
    )
    await assert.rejects(
      client.customers.addKeyPerson({ id: firm.id, personId: other.id, ...role }),
      refusedFor('customer.unknown'),
    )
    await assert.rejects(
      client.customers.addKeyPerson({ id: firm.id, personId: person.id, role: '采购', influence: 6 }),
      refusedFor('request.invalid'),
    )
  }),
)
