import type { Department } from '@zhike/contract/staff'

export interface Placed {
  readonly department: Department
  /** 0 at the top. */
  readonly depth: number
}

/** Departments in reading order, each below its parent; those whose parent is out of sight stand at the top. */
export function placeDepartments(departments: readonly Department[]): readonly Placed[] {
  const known = new Set(departments.map(({ id }) => id))
  const below = (parentId: string | null, depth: number): Placed[] =>
    departments
      .filter((one) => (one.parentId !== null && known.has(one.parentId) ? one.parentId : null) === parentId)
      .flatMap((department) => [{ department, depth }, ...below(department.id, depth + 1)])
  return below(null, 0)
}

/** Where a department may be moved: anywhere but into itself or what lies below it. */
export function possibleParents(departments: readonly Department[], moved: Department | undefined): readonly Placed[] {
  const placed = placeDepartments(departments)
  const start = placed.findIndex(({ department }) => department.id === moved?.id)
  const found = placed[start]
  if (!found) return placed
  const after = placed.slice(start + 1)
  const end = after.findIndex(({ depth }) => depth <= found.depth)
  return [...placed.slice(0, start), ...(end === -1 ? [] : after.slice(end))]
}
