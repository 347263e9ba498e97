/** One CSV line; a cell is quoted when it has to be. */
export const csvLine = (cells: readonly (string | number)[]): string =>
  `${cells.map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(',')}\n`
