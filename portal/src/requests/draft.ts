import { emptyRequest, type Written } from './request.ts'

const place = 'zhike.request'
const keptMs = 7 * 86_400_000

/** The draft that this device keeps, if it is younger than a week. Pictures are not kept. */
export function readDraft(kind: Written['kind']): Written | undefined {
  try {
    const { at, written } = JSON.parse(localStorage.getItem(place) ?? '{}') as { at?: number; written?: Written }
    if (at === undefined || !written || Date.now() - at > keptMs) return undefined
    // a category and a type belong to their kind
    const own = written.kind === kind ? {} : { categoryId: '', typeId: '' }
    return { ...emptyRequest(kind), ...written, ...own, kind }
  } catch {
    // storage may be forbidden, or hold what somebody else wrote
    return undefined
  }
}

export function keepDraft(written: Written) {
  try {
    localStorage.setItem(place, JSON.stringify({ at: Date.now(), written }))
  } catch {
    // without storage there is no draft, and the form works all the same
  }
}

export function dropDraft() {
  try {
    localStorage.removeItem(place)
  } catch {
    // nothing was kept
  }
}
