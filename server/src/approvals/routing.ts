import type {
  ApprovalStep,
  ApproverRule,
  FlowBranch,
  FlowDefinition,
  FlowNode,
  RouteStep,
  Why,
} from '@zhike/contract/approvals'
import { type Directory, headAbove, type Person, peopleOf, upwards } from './directory.ts'

/** Who applies. */
interface Applicant {
  readonly applicantId: string
}

/** Who applies, and for how much. */
export interface Application extends Applicant {
  readonly amountFen: number | null
  /** What else is granted or asked about the same subject: in pieces nobody gets below a bound. */
  readonly othersFen: number
}

/** What of a definition holds for every step. */
export type FlowRules = Pick<FlowDefinition, 'empty' | 'emptyStaffId' | 'self' | 'repeated'>

/** What holds for a step: whom a colleague named is asked, also twice in a row, and nobody else in their place. */
export const rulesFor = ({ origin }: Pick<ApprovalStep, 'origin'>, rules: FlowRules): FlowRules =>
  origin === 'added' ? { ...rules, empty: 'pass', repeated: 'ask' } : rules

export const because = (code: Why['code'], of: string | null = null, amountFen: number | null = null): Why => ({
  code,
  of,
  amountFen,
})

/** The way that an application takes: the first whose conditions hold, and why. The last one has none. */
export function chooseBranch(
  { branches }: Pick<FlowDefinition, 'branches'>,
  { applicantId, amountFen, othersFen }: Application,
  directory: Directory,
): { readonly branch: FlowBranch; readonly why: Why[] } {
  const above = upwards(directory, directory.people.get(applicantId)?.departmentId ?? null)
  const totalFen = amountFen === null ? null : amountFen + othersFen
  const total = totalFen !== null && othersFen > 0 ? [because('total', null, totalFen)] : []
  for (const branch of branches) {
    const { upToFen, departmentIds } = branch
    if (upToFen !== null && (totalFen === null || totalFen > upToFen)) continue
    const department = above.find(({ id }) => departmentIds.includes(id))
    if (departmentIds.length > 0 && !department) continue
    const why = [
      ...(upToFen === null ? [] : [because('amount', null, upToFen)]),
      ...(department ? [because('department', department.name)] : []),
    ]
    // a flow of one way needs no reason for taking it
    const isRest = why.length === 0 && branches.length > 1
    return { branch, why: [...total, ...(isRest ? [because('otherwise')] : why)] }
  }
  throw new Error('a published flow has a last branch without conditions')
}

/** Somebody found by a rule, on the way through the rules of the flow. */
interface Candidate {
  readonly person: Person
  readonly why: Why[]
}
interface Sorted {
  readonly asked: Candidate[]
  readonly left: Candidate[]
}

/**
 * Who is asked in a step, and why everybody is who is and is not. `before` are those who approved the step before. What
 * runs, what a preview shows and what is told to an applicant beforehand are all answers of this function.
 */
export function routeStep(
  { name, mode, approvers }: FlowNode,
  rules: FlowRules,
  { applicantId }: Applicant,
  directory: Directory,
  before: ReadonlySet<string>,
): RouteStep {
  const found = approvers.flatMap((rule) => candidatesOf(rule, applicantId, directory))
  const atWork = replaceSuspended(joined(found), directory)
  const others = replaceApplicant(atWork, rules.self, applicantId, directory)
  const fresh = leaveRepeated(others, rules.repeated, before)
  const step = { name, mode, left: fresh.left.map(shown) }
  const isRepeated = fresh.left.some(({ why }) => why.at(-1)?.code === 'repeated')
  if (isRepeated && (fresh.asked.length === 0 || mode === 'any'))
    return { ...step, outcome: 'pass', why: [because('repeated')], asked: [] }
  if (fresh.asked.length > 0) return { ...step, outcome: 'ask', why: [], asked: fresh.asked.map(shown) }
  if (fresh.left.some(({ why }) => why.at(-1)?.code === 'self_skipped'))
    return { ...step, outcome: 'pass', why: [because('self_skipped')], asked: [] }
  return { ...step, ...routeEmpty(rules, applicantId, directory) }
}

const shown = ({ person: { id, name }, why }: Candidate) => ({ staff: { id, name }, why })

const candidatesOf = (rule: ApproverRule, applicantId: string, directory: Directory): Candidate[] =>
  peopleOf(rule, applicantId, directory).map(({ person, of }) => ({ person, why: [because(rule.by, of)] }))

/** Each person once, with every reason. */
function joined(found: readonly Candidate[]): Candidate[] {
  const byId = new Map<string, Candidate>()
  for (const { person, why } of found)
    byId.set(person.id, { person, why: [...(byId.get(person.id)?.why ?? []), ...why] })
  return [...byId.values()]
}

/** Who has left is not asked; their deputy is, when they have one. */
function replaceSuspended(candidates: readonly Candidate[], directory: Directory): Sorted {
  const asked: Candidate[] = []
  const left: Candidate[] = []
  for (const { person, why } of candidates) {
    if (!person.suspended) {
      asked.push({ person, why })
      continue
    }
    left.push({ person, why: [...why, because('suspended', person.name)] })
    const deputy = directory.people.get(directory.deputies.get(person.id) ?? '')
    if (deputy && !deputy.suspended) asked.push({ person: deputy, why: [...why, because('deputy', person.name)] })
  }
  return { asked: joined(asked), left }
}

/** Nobody decides about their own application unless the flow says so: the next head above does, or the step goes without. */
function replaceApplicant(
  { asked, left }: Sorted,
  rule: FlowRules['self'],
  applicantId: string,
  directory: Directory,
): Sorted {
  const own = asked.find(({ person }) => person.id === applicantId)
  if (!own || rule === 'allowed') return { asked, left }
  const others = asked.filter((candidate) => candidate !== own)
  const why = [...own.why, because(rule === 'up' ? 'self_up' : 'self_skipped', own.person.name)]
  const above = rule === 'up' ? headAbove(directory, applicantId) : undefined
  const replaced = above ? joined([...others, { person: above, why }]) : others
  return { asked: replaced, left: [...left, { person: own.person, why }] }
}

/** Who approved the step before need not do so again, when the flow says so. */
function leaveRepeated({ asked, left }: Sorted, rule: FlowRules['repeated'], before: ReadonlySet<string>): Sorted {
  if (rule === 'ask') return { asked, left }
  const again = asked.filter(({ person }) => before.has(person.id))
  const repeated = again.map(({ person, why }) => ({ person, why: [...why, because('repeated')] }))
  return { asked: asked.filter((candidate) => !again.includes(candidate)), left: [...left, ...repeated] }
}

/** What becomes of a step that has nobody. */
function routeEmpty(
  { empty, emptyStaffId, self }: FlowRules,
  applicantId: string,
  directory: Directory,
): Pick<RouteStep, 'outcome' | 'why' | 'asked'> {
  if (empty === 'pass') return { outcome: 'pass', why: [because('empty_pass')], asked: [] }
  const maySelf = self === 'allowed'
  const may = (person: Person) => !person.suspended && (maySelf || person.id !== applicantId)
  const named = directory.people.get(emptyStaffId ?? '')
  if (empty === 'person' && named && may(named)) return askInstead([named], 'empty_person')
  const administrators = [...directory.people.values()].filter(({ role }) => role === 'administrator').filter(may)
  if (empty !== 'refuse' && administrators.length > 0) return askInstead(administrators, 'empty_administrator')
  return { outcome: 'refuse', why: [because('empty_refuse')], asked: [] }
}

const askInstead = (people: readonly Person[], code: 'empty_person' | 'empty_administrator') => ({
  outcome: 'ask' as const,
  why: [because(code)],
  asked: people.map((person) => shown({ person, why: [because(code, person.name)] })),
})

/** Every step of a way as it would be asked now, each as if all who are asked had approved the one before. */
export function routeSteps(
  branch: FlowBranch,
  rules: FlowRules,
  application: Applicant,
  directory: Directory,
): RouteStep[] {
  const steps: RouteStep[] = []
  let before: ReadonlySet<string> = new Set()
  for (const node of branch.nodes) {
    const step = routeStep(node, rules, application, directory, before)
    steps.push(step)
    if (step.outcome === 'refuse') break
    // a step that needed nobody leaves the one before it standing
    if (step.asked.length > 0) before = new Set(step.asked.map(({ staff }) => staff.id))
  }
  return steps
}
