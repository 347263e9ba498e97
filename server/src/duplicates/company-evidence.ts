import { type CompanyName, samePlace } from './company-names.ts'
import { background, type Evidence, type Frequencies } from './evidence.ts'

/** Compares the names of two companies: core, brand, place, branch. */
export function compareCompanies(a: CompanyName, b: CompanyName, frequencies: Frequencies): Evidence[] {
  const found: Evidence[] = [coreEvidence(a, b, frequencies)]
  const place = samePlace(a.places, b.places)
  if (place === false) found.push({ code: 'company_place_differs', weight: -14, decides: 'never' })
  if (place === true) found.push({ code: 'company_place_same', weight: 2 })
  if (a.branch !== b.branch) found.push({ code: 'company_branch_differs', weight: -30, decides: 'never' })
  return found
}

function coreEvidence(a: CompanyName, b: CompanyName, frequencies: Frequencies): Evidence {
  const weight = Math.log2(
    (frequencies.customers + background) / (frequencies.namesakes(`name:${a.sounds}`) + (a.core.length > 3 ? 1 : 4)),
  )
  if (a.core === b.core)
    return { code: a.places.join() === b.places.join() ? 'company_same' : 'company_core_same', weight }
  if (a.sounds === b.sounds) return { code: 'company_sounds_alike', weight: weight - 3, decides: 'review' }
  if (a.trade === '' || b.trade === '') {
    const [brand, other] = a.trade === '' ? [a, b] : [b, a]
    if (brand.core === other.brand)
      return { code: 'company_brand_same', weight: Math.min(8, weight - 4), decides: 'review' }
    if (brand.core.length >= 2 && other.core.startsWith(brand.core))
      return { code: 'company_brand_same', weight: 4, decides: 'review' }
  }
  if (a.brand === b.brand)
    return isPart(a.trade, b.trade)
      ? { code: 'company_brand_same', weight: 6, decides: 'review' }
      : { code: 'company_trade_differs', weight: -12, decides: 'never' }
  if (a.core.length > 4 && isOneCharacter(a.core, b.core))
    return { code: 'company_one_character', weight: 5, decides: 'review' }
  return { code: 'company_differs', weight: -14, decides: 'never' }
}

const isPart = (a: string, b: string) => a.startsWith(b) || b.startsWith(a)

const isOneCharacter = (a: string, b: string) =>
  a.length === b.length && [...a].filter((character, at) => character !== b[at]).length === 1
