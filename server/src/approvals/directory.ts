import type { ApproverRule, FlowBranch, FlowDefinition } from '@zhike/contract/approvals'
import type { Ctx } from '../platform/ctx.ts'
import {
  type Person,
  selectDepartmentTree,
  selectDeputies,
  selectPeople,
  selectPostNames,
} from './directory.queries.ts'

export type { Person } from './directory.queries.ts'

interface Department {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  readonly headId: string | null
}

/** What routing knows of the company at one moment. */
export interface Directory {
  readonly people: ReadonlyMap<string, Person>
  readonly departments: ReadonlyMap<string, Department>
  readonly posts: ReadonlyMap<string, string>
  /** Who decides for whom. */
  readonly deputies: ReadonlyMap<string, string>
}

/** Reads what a definition may come to ask for an applicant: not the whole company, which may be large. */
export async function readDirectory(
  ctx: Ctx,
  { branches, emptyStaffId }: Pick<FlowDefinition, 'branches' | 'emptyStaffId'>,
  applicantId: string,
): Promise<Directory> {
  const rules = branches.flatMap(rulesOf)
  const departments = new Map((await selectDepartmentTree(ctx.db)).map((row) => [row.id, row]))
  const deputies = new Map((await selectDeputies(ctx.db, ctx.now)).map((row) => [row.staffId, row.deputyId]))
  const named = rules.flatMap((rule) => (rule.by === 'person' ? [rule.staffId] : []))
  const heads = [...departments.values()].flatMap(({ headId }) => headId ?? [])
  const people = await selectPeople(ctx.db, {
    ids: [applicantId, ...(emptyStaffId === null ? [] : [emptyStaffId]), ...named, ...heads, ...deputies.values()],
    roles: ['administrator', ...rules.flatMap((rule) => (rule.by === 'role' ? [rule.role] : []))],
    postIds: rules.flatMap((rule) => (rule.by === 'post' ? [rule.postId] : [])),
  })
  const posts = new Map((await selectPostNames(ctx.db)).map(({ id, name }) => [id, name]))
  return { people: new Map(people.map((person) => [person.id, person])), departments, posts, deputies }
}

const rulesOf = ({ nodes, copies }: FlowBranch): ApproverRule[] => [
  ...nodes.flatMap(({ approvers }) => approvers),
  ...copies,
]

/** The people of a rule, each with the name of what the rule found them by. */
export function peopleOf(
  rule: ApproverRule,
  applicantId: string,
  directory: Directory,
): { readonly person: Person; readonly of: string | null }[] {
  const { people, posts } = directory
  const everybody = [...people.values()]
  const at = (of: string | null, person: Person | undefined) => (person ? [{ person, of }] : [])
  if (rule.by === 'person') return at(null, people.get(rule.staffId))
  if (rule.by === 'role')
    return everybody
      .filter(({ role, suspended }) => role === rule.role && !suspended)
      .flatMap((one) => at(rule.role, one))
  if (rule.by === 'post')
    return everybody
      .filter(({ postId, suspended }) => postId === rule.postId && !suspended)
      .flatMap((one) => at(posts.get(rule.postId) ?? null, one))
  const department = upwards(directory, people.get(applicantId)?.departmentId ?? null)[rule.levels]
  return department ? at(department.name, people.get(department.headId ?? '')) : []
}

/** A department and those above it, the nearest first. */
export function upwards({ departments }: Pick<Directory, 'departments'>, from: string | null): Department[] {
  const above: Department[] = []
  for (let at = departments.get(from ?? ''); at && !above.includes(at); at = departments.get(at.parentId ?? ''))
    above.push(at)
  return above
}

/** The nearest head above somebody who is not they themselves and works. */
export function headAbove(directory: Directory, staffId: string): Person | undefined {
  const heads = upwards(directory, directory.people.get(staffId)?.departmentId ?? null).map(({ headId }) =>
    directory.people.get(headId ?? ''),
  )
  return heads.find((head) => head !== undefined && head.id !== staffId && !head.suspended)
}
