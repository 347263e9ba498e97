import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Manifest, weigh } from './weights.ts'

const manifest: Manifest = {
  'index.html': {
    file: 'main.js',
    isEntry: true,
    imports: ['_react.js'],
    dynamicImports: ['src/home/home.tsx', 'src/orders/list.tsx'],
  },
  '_react.js': { file: 'react.js' },
  '_table.js': { file: 'table.js', imports: ['_react.js'] },
  'src/home/home.tsx': { file: 'home.js', imports: ['index.html'], dynamicImports: ['src/home/chart.ts'] },
  'src/home/chart.ts': { file: 'chart.js' },
  'src/orders/list.tsx': { file: 'list.js', imports: ['_table.js', 'index.html'] },
  'style.css': { file: 'style.css' },
}
const sizes: Readonly<Record<string, number>> = {
  'main.js': 1,
  'react.js': 10,
  'table.js': 100,
  'home.js': 1000,
  'list.js': 10_000,
  'chart.js': 100_000,
}

test('a lazy chunk weighs itself, what it imports and what was loaded before it, each file once', () => {
  const weights = weigh(manifest, (file) => sizes[file] ?? Number.NaN)
  assert.deepEqual(weights, [
    { what: 'index.html', bytes: 11 },
    { what: 'src/home/home.tsx', bytes: 1011 },
    { what: 'src/orders/list.tsx', bytes: 10_111 },
    { what: 'src/home/chart.ts', bytes: 101_011 },
  ])
})
