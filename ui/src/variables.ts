import {
  codeStack,
  type Density,
  dark,
  densities,
  light,
  lineHeight,
  motion,
  type Palette,
  radius,
  step,
  typeStack,
} from './tokens.ts'

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const block = (selector: string, declarations: readonly string[]) => `${selector}{${declarations.join(';')}}`
const colours = (palette: Palette) => Object.entries(palette).map(([name, value]) => `--${kebab(name)}:${value}`)

const fixed = [
  `--type:${typeStack}`,
  `--code:${codeStack}`,
  `--step:${step}px`,
  `--radius:${radius}px`,
  `--line:${lineHeight}`,
  `--quick:${motion.quick}`,
  `--calm:${motion.calm}`,
  `--curve:${motion.curve}`,
]

const spacing = (density: Density) =>
  Object.entries(densities[density]).map(([name, pixels]) => `--${name}:${pixels}px`)

/**
 * The tokens as CSS variables (`--ground`, `--text-second`, `--row` …). `<html data-theme="light|dark">` chooses a
 * theme, without it the system does; `data-density` chooses a density, cosy without it.
 */
export function variablesCss(): string {
  const inDark = [...colours(dark), 'color-scheme:dark']
  return [
    block(':root', [...fixed, ...spacing('cosy'), ...colours(light), 'color-scheme:light']),
    `@media (prefers-color-scheme:dark){${block(':root:not([data-theme])', inDark)}}`,
    block(':root[data-theme="dark"]', inDark),
    ...(Object.keys(densities) as Density[]).map((density) =>
      block(`:root[data-density="${density}"]`, spacing(density)),
    ),
    '@media (prefers-reduced-motion:reduce){:root{--quick:0ms;--calm:0ms}}',
  ].join('\n')
}
