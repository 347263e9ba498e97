import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword, PasswordTooLong, verifyPassword } from './passwords.ts'

test('a password is known by its hash, whatever form its characters were typed in', async () => {
  const hash = await hashPassword('Ｃａｆé 知客 2024')
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.equal(await verifyPassword('Cafe\u0301 知客 2024', hash), true)
  assert.equal(await verifyPassword('cafe 知客 2024', hash), false)
  assert.notEqual(await hashPassword('same'), await hashPassword('same'))
})

test('a hash that the argon2 command made verifies', async () => {
  const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  assert.equal(await verifyPassword('password', hash), true)
})

test('a long password costs nothing and is refused', async () => {
  const longest = 'x'.repeat(1024)
  assert.equal(await verifyPassword(longest, await hashPassword(longest)), true)
  await assert.rejects(hashPassword(`${longest}x`), PasswordTooLong)
  await assert.rejects(hashPassword('客'.repeat(342)), PasswordTooLong)
  assert.equal(await verifyPassword('x'.repeat(10_000_000), await hashPassword('x')), false)
})

test('no hash, a broken hash and a hash that would cost too much are all false', async () => {
  const hash = await hashPassword('x')
  const wrong = [
    undefined,
    '',
    'x',
    hash.slice(0, -30),
    hash.replace('m=19456', 'm=9999999'),
    hash.replace('t=2', 't=0'),
  ]
  for (const text of wrong) assert.equal(await verifyPassword('x', text), false)
})
