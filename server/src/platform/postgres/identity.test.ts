import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { copyBinaries, findBinaries } from './binaries.ts'
import { chooseIdentity, type Identity } from './identity.ts'
import { type Layout, layoutOf } from './layout.ts'

const isRoot = process.getuid?.() === 0
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhike-identity-'))
  chmodSync(folder, 0o755)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('root becomes somebody else', { skip: !isRoot && 'root alone can become another' }, () => {
  test('in a namespace of its own, where the files stay with root', () => {
    const layout = makeLayout()
    chmodSync(layout.dataDir, 0o700)
    const identity = chooseIdentity(layout, findBinaries())
    assert.match(whoRuns(identity, layout), /^[1-9]/)
    assert.equal(statSync(layout.home).uid, 0)
  })

  test('nobody, where namespaces are forbidden, with the data handed over and the way to it opened', () => {
    const layout = makeLayout()
    chmodSync(layout.dataDir, 0o700)
    const identity = chooseIdentity(layout, findBinaries(), { namespaces: false, copies: join(folder, 'copies') })
    assert.equal(whoRuns(identity, layout), '65534')
    assert.equal(statSync(layout.home).uid, 65534)
    assert.equal(statSync(layout.dataDir).mode & 0o777, 0o711)
  })

  test('the owner of the data that is there', () => {
    const layout = makeLayout()
    chownSync(layout.home, 12345, 12345)
    assert.equal(whoRuns(chooseIdentity(layout, findBinaries()), layout), '12345')
  })

  test('with a copy of the programs, where the installed ones lie in a closed folder', () => {
    const closed = join(folder, 'closed')
    const binaries = copyBinaries(findBinaries(), closed)
    chmodSync(closed, 0o700)
    const layout = makeLayout()
    const copies = join(folder, 'copies')
    const identity = chooseIdentity(layout, binaries, { namespaces: false, copies })
    assert.ok(identity.binaries.postgres.startsWith(copies))
    assert.equal(whoRuns(identity, layout), '65534')
  })

  test('or refuses with a clear message when nobody else can reach the data directory', () => {
    const closed = join(folder, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const layout = makeLayout(closed)
    assert.throws(
      () => chooseIdentity(layout, findBinaries(), { namespaces: false, copies: join(folder, 'copies') }),
      /不能以 root 身份运行[\s\S]*refuses to run as root/,
    )
  })
})

test('who is not root stays who they are', { skip: isRoot && 'this is root' }, () => {
  const layout = makeLayout()
  assert.equal(whoRuns(chooseIdentity(layout, findBinaries()), layout), String(process.getuid?.()))
})

function makeLayout(parent = folder): Layout {
  const layout = layoutOf(join(parent, 'data'))
  mkdirSync(layout.home, { recursive: true, mode: 0o700 })
  return layout
}

function whoRuns(identity: Identity, layout: Layout): string {
  const [file, args, options] = identity.command('sh', ['-c', 'cd "$1" && touch new && id -u', 'sh', layout.home])
  return spawnSync(file, args, { ...options, encoding: 'utf8' }).stdout.trim()
}
