import type { Cast } from '../cast.ts'

type Approvals = ReturnType<Cast>['desk']['approvals']
type Deed = (approvals: Approvals, id: string, cast: Cast) => Promise<unknown>

/** What somebody asks for, and what others do about it, each by who does it. */
export interface MatterStory {
  readonly daysAgo: number
  readonly who: string
  readonly title: string
  readonly body: string
  readonly yuan?: number
  readonly deeds: readonly (readonly [string, Deed])[]
}

const approve =
  (comment = ''): Deed =>
  (approvals, id) =>
    approvals.decide({ id, decision: 'approved', comment })
const refuse =
  (comment: string): Deed =>
  (approvals, id) =>
    approvals.decide({ id, decision: 'refused', comment })

export const matterStories: readonly MatterStory[] = [
  {
    daysAgo: 24,
    who: 'rep1',
    title: '采购两副降噪耳机',
    body: '在线一组工位临近装修区，通话听不清。',
    yuan: 598,
    deeds: [['complaints', approve('同意，先买两副试用')]],
  },
  {
    daysAgo: 19,
    who: 'specialist',
    title: '端午会员沙龙场地费',
    body: '预计 40 位会员，含茶歇。',
    yuan: 6800,
    deeds: [
      [
        'manager',
        (approvals, id, cast) =>
          approvals.addSigners({ id, staffIds: [cast('inspector').id], when: 'before', comment: '请先看安全预案' }),
      ],
      ['inspector', approve('预案齐全')],
      ['manager', approve()],
    ],
  },
  {
    daysAgo: 15,
    who: 'rep3',
    title: '调整在线二组周末排班',
    body: '周末咨询量连续三周超过工作日。',
    deeds: [['complaints', refuse('先用机动班顶两周，月底再看数据')]],
  },
  {
    daysAgo: 11,
    who: 'aftersales1',
    title: '更换上门工具箱六套',
    body: '现有工具箱使用满三年，扭力扳手已失准。',
    yuan: 4320,
    deeds: [
      [
        'manager',
        (approvals, id, cast) => approvals.transfer({ id, staffId: cast('support').id, comment: '请技术支持部核价' }),
      ],
      ['support', (approvals, id) => approvals.sendBack({ id, comment: '请附三家报价' })],
      [
        'aftersales1',
        (approvals, id) =>
          approvals.resubmit({ id, body: '现有工具箱使用满三年，扭力扳手已失准。已附三家报价，最低 4,320 元。' }),
      ],
      ['manager', approve('按最低价采购')],
    ],
  },
  {
    daysAgo: 6,
    who: 'rep2',
    title: '参加投诉处理培训',
    body: '两天，周四周五。',
    yuan: 1200,
    deeds: [['rep2', (approvals, id) => approvals.withdraw({ id, comment: '时间冲突，改报下一期' })]],
  },
  {
    daysAgo: 2,
    who: 'support',
    title: '借用两台 R9 样机做水质对比',
    body: '配合质量管理部复现漏水投诉，预计一周归还。',
    deeds: [],
  },
  {
    daysAgo: 1,
    who: 'rep1',
    title: '为晚班同事申请打车补贴',
    body: '22 点后下班，每人每次上限 50 元。',
    yuan: 3000,
    deeds: [['rep1', (approvals, id) => approvals.urge({ id })]],
  },
]
