import {
  type ApproverRule,
  type FlowBranch,
  type FlowDefinition,
  FlowDefinition as Shape,
} from '@zhike/contract/approvals'

/** Whether a draft could be published. */
export const isComplete = (draft: FlowDefinition): boolean => Shape.safeParse(draft).success

export const newStep = (name: string): FlowBranch['nodes'][number] => ({
  name,
  mode: 'any',
  approvers: [{ by: 'head', levels: 0 }],
})

/** A way before the last one, which takes the rest. */
export const withNewWay = ({ branches, ...rest }: FlowDefinition, name: string, step: string): FlowDefinition => ({
  ...rest,
  branches: [
    ...branches.slice(0, -1),
    { name, upToFen: 100_000, departmentIds: [], nodes: [newStep(step)], copies: [] },
    ...branches.slice(-1),
  ],
})

export const withWay = ({ branches, ...rest }: FlowDefinition, place: number, part: Partial<FlowBranch>) => ({
  ...rest,
  branches: branches.map((branch, at) => (at === place ? { ...branch, ...part } : branch)),
})

export const withoutWay = ({ branches, ...rest }: FlowDefinition, place: number): FlowDefinition => ({
  ...rest,
  branches: branches.filter((_, at) => at !== place),
})

/** Changes places with the way above. */
export const withWayUp = ({ branches, ...rest }: FlowDefinition, place: number): FlowDefinition => {
  const moved = [...branches]
  const [way] = moved.splice(place, 1)
  if (way) moved.splice(place - 1, 0, way)
  return { ...rest, branches: moved }
}

/** A rule as the value of an option, and back. */
export const keyOfRule = (rule: ApproverRule): string => {
  switch (rule.by) {
    case 'person':
      return `person:${rule.staffId}`
    case 'role':
      return `role:${rule.role}`
    case 'post':
      return `post:${rule.postId}`
    case 'head':
      return `head:${rule.levels}`
  }
}

export const ruleOfKey = (key: string): ApproverRule => {
  const [by, value = ''] = key.split(':')
  if (by === 'head') return { by, levels: Number(value) }
  if (by === 'role') return { by, role: value } as ApproverRule
  return by === 'post' ? { by, postId: value } : { by: 'person', staffId: value }
}
