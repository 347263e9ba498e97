import { ApiError } from '@zhike/contract/client'
import type { Ground } from './ground.ts'
import { type Line, ms } from './table.ts'

const deciders = 50
const rounds = 10

/** Fifty colleagues approve one step of an any-sign at the same moment, round after round: one of them does. */
export async function measureApprovals({ stage, administrator, representative }: Ground): Promise<Line[]> {
  const people: { key: string }[] = []
  for (let n = 0; n < deciders; n++) {
    const email = `decider${n}@bench.example`
    people.push(await stage.addDemoStaff({ name: `Decider ${n}`, email, role: 'inspector' }))
  }
  const { approvalFlows } = stage.client(administrator.key)
  const nodes = [{ name: 'Any', mode: 'any', approvers: [{ by: 'role', role: 'inspector' }] }] as const
  await approvalFlows.publish({
    kind: 'general',
    baseVersion: 1,
    definition: {
      branches: [
        { name: 'All', upToFen: null, nodes: nodes.map((node) => ({ ...node, approvers: [...node.approvers] })) },
      ],
      empty: 'refuse',
      self: 'up',
      repeated: 'ask',
    },
  })
  const { approvals } = stage.client(representative.key)
  const clients = people.map(({ key }) => stage.client(key).approvals)
  const took: number[] = []
  let wrong = 0
  for (let round = 0; round < rounds; round++) {
    const { id } = await approvals.start({ title: `Round ${round}` })
    const began = performance.now()
    const tries = await Promise.allSettled(clients.map((client) => client.decide({ id, decision: 'approved' })))
    took.push(performance.now() - began)
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    const { deeds, state } = await approvals.get({ id })
    const isOne = refused.length === deciders - 1 && refused.every((error) => error instanceof ApiError)
    const decided = deeds.filter(({ kind }) => kind === 'approved').length
    if (!isOne || state !== 'approved' || decided !== 1) wrong++
  }
  const middle = took.toSorted((a, b) => a - b)[rounds / 2] ?? 0
  return [
    {
      work: `${deciders} parallel approvals of one step, ${rounds} rounds`,
      measured: `${ms(middle)} a round, ${wrong} without exactly one effect`,
      bar: 'exactly one effect',
      met: wrong === 0,
    },
  ]
}
