/** The colours of one theme. A state has a text colour and a soft ground on which that text is readable. */
export interface Palette {
  /** Behind everything. */
  readonly ground: string
  /** Cards, tables, the page itself. */
  readonly surface: string
  /** What floats: menus, panels, dialogs. */
  readonly raised: string
  /** Hollows: table heads, code, disabled fields. */
  readonly sunken: string
  readonly border: string
  readonly borderStrong: string
  readonly text: string
  readonly textSecond: string
  /** The quietest text that is still readable on every ground. */
  readonly textThird: string
  /** What can be acted on, as text and line. */
  readonly brand: string
  readonly brandHover: string
  readonly brandActive: string
  readonly brandSoft: string
  /** What can be acted on, as a filled ground, and the text on it. */
  readonly brandSolid: string
  readonly onBrand: string
  /** Means: as it should be. */
  readonly good: string
  readonly goodSoft: string
  /** Means: needs attention soon. */
  readonly risk: string
  readonly riskSoft: string
  /** Means: broken or overdue. */
  readonly broken: string
  readonly brokenSoft: string
  /** Only on tier badges. */
  readonly gold: string
  readonly goldSoft: string
  readonly silver: string
  readonly silverSoft: string
  readonly grey: string
  readonly greySoft: string
  /** Under a window that has to be answered first. */
  readonly veil: string
  readonly shadow: string
}

export const light: Palette = {
  ground: '#f7f6f3',
  surface: '#ffffff',
  raised: '#ffffff',
  sunken: '#f2f0eb',
  border: '#e6e3dc',
  borderStrong: '#cdc8be',
  text: '#1d1b18',
  textSecond: '#57534b',
  textThird: '#6e695f',
  brand: '#0f766e',
  brandHover: '#0c655e',
  brandActive: '#0a544e',
  brandSoft: '#e4f1ef',
  brandSolid: '#0f766e',
  onBrand: '#ffffff',
  good: '#17713a',
  goodSoft: '#e6f4ea',
  risk: '#97530a',
  riskSoft: '#fcf1dd',
  broken: '#b3261e',
  brokenSoft: '#fcebe9',
  gold: '#7a5410',
  goldSoft: '#faefd3',
  silver: '#4f5966',
  silverSoft: '#ebeef1',
  grey: '#625d54',
  greySoft: '#efede8',
  veil: 'rgba(29, 27, 24, 0.32)',
  shadow: '0 8px 28px rgba(29, 27, 24, 0.14), 0 1px 3px rgba(29, 27, 24, 0.08)',
}

export const dark: Palette = {
  ground: '#151412',
  surface: '#1c1b19',
  raised: '#252421',
  sunken: '#232220',
  border: '#33312c',
  borderStrong: '#4b4840',
  text: '#eceae4',
  textSecond: '#b9b4a9',
  textThird: '#9c968a',
  brand: '#4cc2b4',
  brandHover: '#6ad3c6',
  brandActive: '#3aab9e',
  brandSoft: '#17322f',
  brandSolid: '#3fb5a7',
  onBrand: '#04211e',
  good: '#6cc98f',
  goodSoft: '#183022',
  risk: '#e9b15c',
  riskSoft: '#372a14',
  broken: '#f2938a',
  brokenSoft: '#3d1f1c',
  gold: '#e3bd6a',
  goldSoft: '#362b13',
  silver: '#b9c3ce',
  silverSoft: '#2a2f35',
  grey: '#b1aca2',
  greySoft: '#2d2b28',
  veil: 'rgba(0, 0, 0, 0.56)',
  shadow: '0 10px 32px rgba(0, 0, 0, 0.55), 0 0 0 1px rgba(255, 255, 255, 0.05)',
}

/** Chinese first, the face of the system, nothing to download. */
export const typeStack =
  '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif'
export const codeStack = 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono", monospace'

/** Pixels; everything stands on a grid of four. */
export const step = 4
export const radius = 6
export const typeSize = { desk: 14, customer: 16 } as const
export const lineHeight = 1.5

/** How long a movement may take that explains where something went. */
export const motion = { quick: '120ms', calm: '180ms', curve: 'cubic-bezier(0.2, 0, 0, 1)' } as const

/** Height of a control and of a table row, and the room inside a cell, by how dense a person likes the desk. */
export const densities = {
  comfortable: { control: 36, row: 48, cell: 16 },
  cosy: { control: 32, row: 40, cell: 12 },
  compact: { control: 28, row: 32, cell: 8 },
} as const
export type Density = keyof typeof densities
