import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { build, listStale } from './building.mjs'
import { isInstalled } from './installing.mjs'
import { selectTests } from './tests.mjs'
import { takeTurn } from './turns.mjs'

let root
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zhike-bootstrap-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('dependencies are installed when they are those of the lock file, builds for other platforms apart', () => {
  const a = { version: '1.0.0' }
  const lock = { '': {}, 'node_modules/a': a, 'node_modules/a-win32': { version: '1.0.0', optional: true } }
  write('package-lock.json', JSON.stringify({ packages: lock }))
  assert.equal(isInstalled(root), false)
  const installed = (packages) => write('node_modules/.package-lock.json', JSON.stringify({ packages }))
  installed({ 'node_modules/a': a })
  assert.equal(isInstalled(root), true)
  installed({ 'node_modules/a': { version: '0.9.0' } })
  assert.equal(isInstalled(root), false)
  installed({})
  assert.equal(isInstalled(root), false)
  installed({ 'node_modules/a': a, 'node_modules/gone': a })
  assert.equal(isInstalled(root), false)
})

test('an interface is built when its bundle is missing or its sources have changed, but not for a changed test', async () => {
  symlinkSync(fileURLToPath(new URL('../node_modules', import.meta.url)), join(root, 'node_modules'))
  write('package-lock.json', '{}')
  write('console/package.json', '{ "type": "module" }')
  write('console/index.html', '<script type="module" src="/src/main.ts"></script>')
  write('console/src/main.ts', 'document.title = "知客"')
  assert.deepEqual(listStale(root), [])
  write('console/vite.config.ts', 'export default {}')
  assert.deepEqual(listStale(root), ['console'])
  await build(root, 'console', process.execPath)
  assert.ok(existsSync(join(root, 'console/dist/index.html')))
  assert.deepEqual(listStale(root), [])
  write('console/src/main.test.ts', 'changed')
  assert.deepEqual(listStale(root), [])
  write('ui/src/tokens.ts', 'changed')
  assert.deepEqual(listStale(root), ['console'])
  await build(root, 'console', process.execPath)
  rmSync(join(root, 'console/dist'), { recursive: true })
  assert.deepEqual(listStale(root), ['console'])
})

test('a build that fails is refused with what it said', async () => {
  symlinkSync(fileURLToPath(new URL('../node_modules', import.meta.url)), join(root, 'node_modules'))
  write('package-lock.json', '{}')
  write('console/package.json', '{ "type": "module" }')
  write('console/vite.config.ts', 'throw new Error("broken on purpose")')
  await assert.rejects(build(root, 'console', process.execPath), /构建失败[\s\S]*broken on purpose/)
  assert.deepEqual(listStale(root), ['console'])
})

test('arguments select test files by a part of their path, options go to the test runner', () => {
  for (const path of [
    'server/src/tickets/tickets.test.ts',
    'server/src/orders/orders.test.ts',
    'e2e/journeys/day.test.ts',
  ])
    write(path, '')
  write('server/node_modules/x/x.test.ts', '')
  assert.deepEqual(selectTests(root, []).files, [
    'server/src/orders/orders.test.ts',
    'server/src/tickets/tickets.test.ts',
    'e2e/journeys/day.test.ts',
  ])
  assert.deepEqual(selectTests(root, ['./server/src/tickets', '--test-only']), {
    options: ['--test-only'],
    files: ['server/src/tickets/tickets.test.ts'],
  })
  assert.throws(() => selectTests(root, ['nowhere']), /没有与 nowhere 相符[\s\S]*No test file fits nowhere/)
})

test('a turn is waited for, and void when its process has died', async () => {
  write('.bootstrapping', '4190000')
  await takeTurn(root, async () => assert.ok(existsSync(join(root, '.bootstrapping'))))
  assert.equal(existsSync(join(root, '.bootstrapping')), false)
  write('.bootstrapping', String(process.ppid))
  setTimeout(() => rmSync(join(root, '.bootstrapping')), 300)
  const startedAt = performance.now()
  await takeTurn(root, async () => undefined)
  assert.ok(performance.now() - startedAt > 250)
})

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
