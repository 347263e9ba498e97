import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { root, run } from './check.ts'
import { planted } from './planted.ts'
import { unread } from './types.ts'

/** By compiler option, a line that only this option refuses, and the error it gets. */
const plants: readonly { readonly option: string; readonly line: string; readonly error: string }[] = [
  { option: 'strict', line: `export const a: string = null`, error: 'TS2322' },
  { option: 'noUncheckedIndexedAccess', line: `export const b: string = ['x'][5]`, error: 'TS2322' },
  { option: 'exactOptionalPropertyTypes', line: `export const c: { d?: string } = { d: undefined }`, error: 'TS2375' },
  { option: 'erasableSyntaxOnly', line: `export enum E { One }`, error: 'TS1294' },
  {
    option: 'verbatimModuleSyntax',
    line: `import { PathLike } from 'node:fs'\nexport type F = PathLike`,
    error: 'TS1484',
  },
  {
    option: 'noFallthroughCasesInSwitch',
    line: `export function g(h: number) { switch (h) { case 1: h++; case 2: } }`,
    error: 'TS7029',
  },
  { option: 'noUnusedLocals', line: `export function i() { const j = 1 }`, error: 'TS6133' },
]

test('every option we rely on refuses the line planted for it', async () => {
  const files = plants.map(({ option, line }) => [`src/${option}.ts`, line])
  const options = { incremental: false, tsBuildInfoFile: null, typeRoots: [join(root, 'node_modules/@types')] }
  const config = { extends: join(root, 'tsconfig.json'), compilerOptions: options, include: ['src'] }
  const tree = {
    ...Object.fromEntries(files),
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify(config),
  }
  const { stdout } = await planted(tree, (folder) => run('tsc', ['--noEmit', '--pretty', 'false', '-p', '.'], folder))
  const missed = plants.filter(({ option, error }) => !new RegExp(`^src/${option}[.]ts.*${error}`, 'm').test(stdout))
  assert.deepEqual(missed, [], stdout)
})

test('a file that no tsconfig.json includes is named', () => {
  const files = ['portal/src/page.tsx', 'server/src/app/main.ts'].map((path) => ({ path, text: '' }))
  assert.deepEqual(unread(new Set(['server/src/app/main.ts']), files), [
    'portal/src/page.tsx belongs to no tsconfig.json',
  ])
})
