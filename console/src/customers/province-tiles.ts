/**
 * Where each province stands on a map of equal tiles, roughly as they lie to one another; column and row. No borders are
 * drawn: a map with borders needs an approval number, tiles with names do not.
 */
export const provinceTiles = {
  '230000': [8, 0],
  '150000': [6, 1],
  '220000': [8, 1],
  '650000': [0, 2],
  '620000': [3, 2],
  '640000': [4, 2],
  '140000': [5, 2],
  '130000': [6, 2],
  '110000': [7, 2],
  '210000': [8, 2],
  '630000': [2, 3],
  '610000': [4, 3],
  '410000': [5, 3],
  '370000': [6, 3],
  '120000': [7, 3],
  '540000': [1, 4],
  '510000': [3, 4],
  '500000': [4, 4],
  '420000': [5, 4],
  '340000': [6, 4],
  '320000': [7, 4],
  '310000': [8, 4],
  '530000': [3, 5],
  '520000': [4, 5],
  '430000': [5, 5],
  '360000': [6, 5],
  '330000': [7, 5],
  '450000': [4, 6],
  '440000': [5, 6],
  '350000': [6, 6],
  '710000': [8, 6],
  '460000': [4, 7],
  '810000': [6, 7],
  '820000': [5, 7],
} as const satisfies Readonly<Record<string, readonly [column: number, row: number]>>

/** How strong the colour of a tile is, 0 to 5: by the logarithm, so that small provinces can be told from none. */
export function strengthOf(customers: number, most: number): number {
  if (customers <= 0) return 0
  return Math.max(1, Math.min(5, Math.ceil((Math.log1p(customers) / Math.log1p(most)) * 5)))
}
