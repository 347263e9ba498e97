import type { Args } from '@zhike/contract/endpoint'
import type { ticketTemplates } from '@zhike/contract/ticket-templates'
import type { ticketTypes } from '@zhike/contract/ticket-types'

type TypeStory = Omit<Args<typeof ticketTypes.create>, 'categoryId' | 'tasks'> & {
  readonly category: string
  /** Sub-tasks of every ticket; by whom, by log-in. */
  readonly tasks: readonly { readonly title: string; readonly days: number; readonly by?: string }[]
}

/** How 禾木电器 has its most common work done. */
export const typeStories: readonly TypeStory[] = [
  {
    kind: 'after_sales',
    name: '上门维修',
    nameEn: 'Repair on site',
    category: '维修',
    portal: true,
    form: [
      { field: 'custom.serial', required: true },
      { field: 'custom.symptom', required: true, portal: true },
      { field: 'custom.visit_on', portal: true },
      { field: 'description' },
      { field: 'priority' },
      { field: 'channel' },
    ],
    numbering: { prefix: 'WX', datePart: 'month', width: 4, reset: 'month' },
    checklist: [
      { text: '核对机身号和保修期', required: true },
      { text: '上门前一小时致电客户', required: true },
      { text: '更换的旧件当面交还客户' },
      { text: '试机 10 分钟，确认故障消除', required: true },
      { text: '客户签字的服务单拍照上传', required: true },
    ],
    tasks: [{ title: '和客户约定上门时间', days: 1, by: 'rep1' }],
  },
  {
    kind: 'after_sales',
    name: '退货换货',
    nameEn: 'Return or exchange',
    category: '退换货',
    portal: true,
    numbering: { prefix: 'TH', datePart: 'year', width: 5, reset: 'year' },
    checklist: [
      { text: '确认在七天无理由或十五天换货期内', required: true },
      { text: '收到退回的商品并验货', required: true },
      { text: '退款或换新已发出', required: true },
    ],
    tasks: [{ title: '安排上门取件', days: 2, by: 'rep1' }],
  },
  {
    kind: 'complaint',
    name: '产品质量投诉',
    nameEn: 'Complaint about quality',
    category: '产品质量',
    priority: 'high',
    numbering: { prefix: 'TS', datePart: 'day', width: 3, reset: 'day' },
    checklist: [{ text: '两小时内致歉并告知处理人', required: true }, { text: '收集照片、视频等证据' }],
    tasks: [],
  },
]

type TemplateStory = Omit<Args<typeof ticketTemplates.create>, 'typeId' | 'teamId' | 'departmentId' | 'assigneeId'> & {
  readonly type?: string
  readonly department?: string
  /** To whom, by log-in. */
  readonly by?: string
  readonly team?: string
}

export const templateStories: readonly TemplateStory[] = [
  {
    name: '净水器漏水报修',
    kind: 'after_sales',
    type: '上门维修',
    title: '净水器漏水',
    description: '型号：\n漏水位置（接头 / 滤芯 / 龙头）：\n是否已关进水阀：\n方便上门的时间：',
    priority: 'high',
    department: '售后服务部',
    by: 'aftersales1',
  },
  {
    name: '商品有瑕疵要换货',
    kind: 'after_sales',
    type: '退货换货',
    title: '收到的商品有瑕疵，要求换货',
    description: '订单号：\n瑕疵在哪里：\n外包装是否完好：\n照片是否已收到：',
  },
  {
    name: '问滤芯多久换',
    kind: 'consultation',
    team: '在线一组',
    title: '咨询滤芯更换周期',
    description: '型号：\n家里几口人：\n上次更换时间：',
  },
]
