import { useAnswer } from '../frame/calls.ts'
import { parentsOf } from './region-path.ts'

/** What a region (GB/T 2260) is called; its code until that is known. */
export function RegionName({ code }: { readonly code: string }) {
  const parent = parentsOf(code).at(-1)
  const around = useAnswer('customers', 'listRegions', parent === undefined ? {} : { parent })
  return around.data?.items.find((region) => region.code === code)?.name ?? code
}
