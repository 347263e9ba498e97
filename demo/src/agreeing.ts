import type { Stage } from '@zhike/server/stage'
import type { Cast } from './cast.ts'
import type { Step } from './steps.ts'
import { type MatterStory, matterStories } from './stories/matters.ts'
import { atWork, daysBefore, minutesAfter } from './times.ts'

interface Agreeing {
  readonly stage: Stage
  readonly cast: Cast
  readonly today: Date
}

/** Who leads which department, and who has to agree to what. */
export async function setUpFlows(cast: Cast): Promise<void> {
  const { desk } = cast('admin')
  const { items } = await desk.departments.list({})
  for (const { id, name } of items) {
    const login = heads[name]
    if (login) await desk.departments.update({ id, headId: cast(login).id })
  }
  const flows = await desk.approvalFlows.list({})
  const flow = flows.items.find(({ kind }) => kind === 'compensation')
  if (!flow) throw new Error('a fresh system has a flow for compensation')
  const [small, middle, large] = flow.definition.branches
  if (!small || !middle || !large) throw new Error('a fresh system has three ways for compensation')
  const copies = [{ by: 'person' as const, staffId: cast('inspector').id }]
  await desk.approvalFlows.publish({
    kind: 'compensation',
    baseVersion: flow.version,
    definition: { ...flow.definition, branches: [small, { ...middle, copies }, { ...large, copies }] },
    note: '500 元以上抄送质检',
  })
}

const heads: Readonly<Record<string, string>> = {
  总部: 'manager',
  客户服务中心: 'complaints',
  技术支持部: 'support',
  客户关系部: 'specialist',
  质量管理部: 'inspector',
  华东售后服务站: 'aftersales1',
  华南售后服务站: 'aftersales2',
}

/** What colleagues asked for in these weeks: agreed to, refused, sent back, handed on, withdrawn, and waiting. */
export const agreeSteps = ({ cast, today }: Agreeing): Step[] =>
  matterStories.flatMap((story) => stepsOf(cast, story, atWork(daysBefore(today, story.daysAgo))))

function stepsOf(cast: Cast, { who, title, body, yuan, deeds }: MatterStory, begun: Date): Step[] {
  const asked = { id: '' }
  const start = async () => {
    const amountFen = yuan === undefined ? null : yuan * 100
    asked.id = (await cast(who).desk.approvals.start({ title, body, amountFen })).id
  }
  const steps: Step[] = [{ at: begun, run: start }]
  let clock = begun
  for (const [by, deed] of deeds) {
    clock = atWork(minutesAfter(clock, 75))
    const { approvals } = cast(by).desk
    steps.push({ at: clock, run: () => deed(approvals, asked.id, cast) })
  }
  return steps
}
