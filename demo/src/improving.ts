import type { Cast } from './cast.ts'
import type { Step } from './steps.ts'
import { themes } from './stories/themes.ts'
import { atWork, daysBefore } from './times.ts'

interface Improving {
  readonly cast: Cast
  readonly today: Date
}

/** What the company changes because complaints recur, and what becomes of suggestions and praise. */
export const improveSteps = (play: Improving): Step[] => [...leakSteps(play), ...visitSteps(play), ...voiceSteps(play)]

const day = (moment: Date) => moment.toISOString().slice(0, 10)

/** The leaking dishwashers: done, effective or not yet known, and told. */
function leakSteps({ cast, today }: Improving): Step[] {
  const { desk } = cast('manager')
  const ago = (days: number, run: Step['run']): Step => ({ at: atWork(daysBefore(today, days)), run })
  const opened = { id: '', measureIds: [] as string[] }
  const finish = (at: number, evidence: string) => () =>
    desk.improvements.finishMeasure({ id: opened.id, measureId: opened.measureIds[at] ?? '', evidence })
  return [
    ago(32, async () => {
      const { items } = await desk.complaints.list({ search: '洗碗机用了三个月漏水' })
      const { id } = await desk.improvements.create({
        title: '更换洗碗机进水阀密封圈',
        causeKind: 'product',
        cause: '供应商更换了密封圈胶料，来料检验没有耐温项目',
        same: { sku: 'DW-14', words: ['漏水'] },
        ownerId: cast('support').id,
        dueInDays: 15,
        ticketIds: items.map(({ ticketId }) => ticketId),
      })
      opened.id = id
    }),
    ago(31.9, async () => {
      const { id } = opened
      const change = { id, kind: 'corrective', text: '换回原供应商密封圈，排查 2 月批次库存' } as const
      const check = { id, kind: 'preventive', text: '来料检验增加耐温项目', ownerId: cast('inspector').id } as const
      await desk.improvements.addMeasure(change)
      const { measures } = await desk.improvements.addMeasure(check)
      opened.measureIds = measures.map((measure) => measure.id)
      await desk.improvements.start({ id })
    }),
    ago(24, finish(0, '供应商变更单 ECN-0412，库存 312 台已换圈')),
    ago(21, finish(1, '检验标准 QS-07 第 3 版已发布')),
    ago(20, () => desk.improvements.complete({ id: opened.id, changedOn: day(daysBefore(today, 20)) })),
    ago(19, async () => {
      const { recipients } = await desk.improvements.previewTelling({ id: opened.id })
      // a small company may not have had any yet
      if (recipients > 0) await desk.improvements.tell({ id: opened.id, body: told })
    }),
    ago(18, async () => {
      const span = { from: day(daysBefore(today, 120)), to: day(daysBefore(today, 20)) }
      await desk.improvements.drawOutreach({ id: opened.id, sku: 'DW-14', ...span })
      const { items } = await desk.improvements.listOutreach({ id: opened.id, limit: 3 })
      for (const { customer } of items.slice(0, 2))
        await desk.improvements.markOutreach({
          id: opened.id,
          customerId: customer.id,
          state: 'contacted',
          note: '已约上门更换密封圈',
        })
    }),
  ]
}

const told = [
  '您好，您之前反映的洗碗机漏水，我们找到了原因：进水阀密封圈耐温不够。',
  '密封圈已经换回原供应商，每批来料都做耐温检验；您的机器三年内同一问题免费上门。',
  '感谢您提出来，让我们做得更好。',
].join('\n')

/** The installers who did not come: under way, and late. */
function visitSteps({ cast, today }: Improving): Step[] {
  const { desk } = cast('complaints')
  const open = async () => {
    const { items } = await desk.complaints.list({ search: '约好的安装师傅没有来' })
    const { id } = await desk.improvements.create({
      title: '改约与派单合成一步',
      causeKind: 'service',
      cause: '改约时漏派安装单',
      same: { causeKind: 'service', words: ['预约'] },
      dueInDays: 8,
      ticketIds: items.map(({ ticketId }) => ticketId),
    })
    await desk.improvements.addMeasure({
      id,
      kind: 'corrective',
      text: '改约后自动生成新派单，未派单时提醒',
      dueInDays: 6,
    })
    await desk.improvements.start({ id })
  }
  return [{ at: atWork(daysBefore(today, 14)), run: open }]
}

/** Suggestions and praise of the last weeks find their themes, thanks and colleagues. */
function voiceSteps({ cast, today }: Improving): Step[] {
  const { desk } = cast('manager')
  const setUp = async () => {
    const { items } = await desk.products.list({ search: 'DW-14' })
    for (const { id } of items) await desk.products.assignOwner({ id, ownerId: cast('support').id })
    for (const { owner, ...theme } of themes) await desk.feedbackThemes.create({ ...theme, ownerId: cast(owner).id })
  }
  const work = async () => {
    const { items } = await desk.feedback.list({ limit: 8 })
    for (const { ticketId, kind, proposedTheme, proposedProduct, thankedAt } of items.slice(2)) {
      if (!thankedAt) await desk.feedback.thank({ ticketId })
      if (proposedProduct) await desk.feedback.setProduct({ ticketId, sku: proposedProduct.sku })
      if (proposedTheme) await desk.feedback.setTheme({ ticketId, themeId: proposedTheme.id })
      if (kind === 'praise') await desk.feedback.praise({ ticketId, staffId: cast('aftersales1').id })
    }
  }
  return [
    { at: atWork(daysBefore(today, 60)), run: setUp },
    { at: atWork(daysBefore(today, 1)), run: work },
  ]
}
