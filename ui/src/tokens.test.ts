import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dark, light, type Palette } from './tokens.ts'

const channel = (hex: string, at: number) => {
  const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
const luminance = (hex: string) => 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5)

/** Contrast by WCAG 2.2: (lighter + 0.05) / (darker + 0.05). */
function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const inks = ['text', 'textSecond', 'textThird', 'brand', 'good', 'risk', 'broken'] as const
const grounds = ['ground', 'surface', 'raised', 'sunken', 'brandSoft'] as const
const washed = [
  ['brand', 'brandSoft'],
  ['good', 'goodSoft'],
  ['risk', 'riskSoft'],
  ['broken', 'brokenSoft'],
  ['gold', 'goldSoft'],
  ['silver', 'silverSoft'],
  ['grey', 'greySoft'],
  ['textSecond', 'greySoft'],
  ['onBrand', 'brandSolid'],
] as const

const pairs = [...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)), ...washed]

for (const [name, palette] of [
  ['light', light],
  ['dark', dark],
] as const satisfies readonly (readonly [string, Palette])[]) {
  test(`every text of the ${name} theme is readable on every ground it may stand on`, () => {
    const faint = pairs
      .map(([ink, ground]) => ({ pair: `${ink} on ${ground}`, ratio: contrast(palette[ink], palette[ground]) }))
      .filter(({ ratio }) => ratio < 4.5)
    assert.deepEqual(faint, [])
  })
}

test('contrast agrees with the example of the standard: black on white is 21', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
})
