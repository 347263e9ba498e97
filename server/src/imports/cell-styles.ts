import { hearXml } from './xml-reading.ts'
import type { ZipParts } from './zip-parts.ts'

/** Formats of days and times that every spreadsheet knows by number, the Chinese ones among them (ECMA-376, 18.8.30). */
const knownDates = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Numbers of the cell styles by which a number shows as a day, a time or both. */
export async function dateStyles(parts: ZipParts): Promise<ReadonlySet<number>> {
  const dates = new Set<number>()
  if (!parts.has('xl/styles.xml')) return dates
  const own = new Map<number, boolean>()
  let [inCellStyles, count] = [false, 0]
  await hearXml(await parts.open('xl/styles.xml'), {
    open: (tag, { numFmtId, formatCode = '' }) => {
      if (tag === 'numFmt') own.set(Number(numFmtId), showsDate(formatCode))
      else if (tag === 'cellXfs') inCellStyles = true
      else if (tag === 'xf' && inCellStyles) {
        const id = Number(numFmtId)
        if (own.get(id) ?? knownDates(id)) dates.add(count)
        count++
      }
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCellStyles = false
    },
  })
  return dates
}

/** Whether a format has a year, month, day, hour or second outside of quoted words and of brackets. */
const showsDate = (format: string) => /[ymdhs年月日]/i.test(format.slice(0, 200).replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
