import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complete, findMissing, platformOf, readLockFile } from './lock-file.ts'

test('npm ci can install from the lock file: it holds whatever its entries depend on', () => {
  const missing = findMissing(readLockFile().packages).map(({ by, name }) => `${by} needs ${name}`)
  assert.deepEqual(missing, [], 'run `node .ci/checks/lock-file.ts`, which adds the builds for other platforms')
})

test('a build for another platform that npm left out is found missing, and added', () => {
  const packages = {
    'node_modules/swc': { version: '1.0.0', dev: true, optionalDependencies: { 'swc-darwin-arm64': '1.0.0' } },
  }
  assert.deepEqual(
    findMissing(packages).map(({ name }) => name),
    ['swc-darwin-arm64'],
  )
  const entry = complete(packages)['node_modules/swc-darwin-arm64']
  assert.deepEqual(entry, { version: '1.0.0', dev: true, optional: true, os: ['darwin'], cpu: ['arm64'] })
})

test('a dependency that is no build for another platform is not made up', () => {
  const packages = { 'node_modules/a': { version: '1.0.0', dependencies: { b: '1.0.0' } } }
  assert.deepEqual(complete(packages), packages)
})

test('the name of a build tells its platform', () => {
  assert.deepEqual(platformOf('@swc/core-linux-arm64-musl'), { os: ['linux'], cpu: ['arm64'], libc: ['musl'] })
  assert.deepEqual(platformOf('@oxc-parser/binding-linux-arm-gnueabihf'), {
    os: ['linux'],
    cpu: ['arm'],
    libc: ['glibc'],
  })
  assert.deepEqual(platformOf('@biomejs/cli-win32-x64'), { os: ['win32'], cpu: ['x64'] })
})
