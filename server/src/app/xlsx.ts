/** What the measurements make workbooks with. */
export { xlsxOf } from '../platform/tables/xlsx.ts'
