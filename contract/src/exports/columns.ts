import type { Locale } from '../reasons.ts'

/**
 * What can be exported of each kind: columns by their code, with what they are called in Chinese. In English a heading is
 * the code itself. An import knows both, where it has such a column.
 */
export const exportColumns = {
  customers: {
    number: '知客编号',
    external_id: '外部编号',
    name: '姓名',
    kind: '客户类型',
    phone: '手机',
    email: '邮箱',
    wechat: '微信',
    gender: '性别',
    birthday: '生日',
    region: '地区',
    address: '详细地址',
    stage: '生命周期',
    tier: '客户等级',
    tags: '标签',
    owner: '负责人',
    industry: '行业',
    occupation: '职业',
    hobbies: '爱好',
    source: '来源渠道',
    credit_grade: '信用等级',
    credit_term_days: '账期（天）',
    orders: '订单数',
    total_yuan: '累计消费（元）',
    first_order_at: '首次下单',
    last_order_at: '最近下单',
    created_at: '建档时间',
    updated_at: '更新时间',
  },
  orders: {
    order_no: '订单号',
    customer_number: '知客编号',
    customer_external_id: '客户外部编号',
    customer_name: '客户姓名',
    ordered_at: '下单时间',
    status: '状态',
    total_yuan: '订单金额',
    refunded_yuan: '已退款（元）',
    currency: '币种',
    sku: '商品编码',
    product: '商品',
    quantity: '数量',
    unit_yuan: '单价（元）',
    sold_by: '销售',
    store: '门店',
    channel: '渠道',
    created_at: '录入时间',
  },
  tickets: {
    number: '工单号',
    kind: '类型',
    category: '分类',
    title: '标题',
    description: '描述',
    priority: '优先级',
    status: '状态',
    channel: '渠道',
    customer_number: '知客编号',
    customer_name: '客户姓名',
    department: '部门',
    assignee: '处理人',
    created_at: '创建时间',
    first_replied_at: '首次回复',
    resolved_at: '解决时间',
    resolution: '解决方案',
    closed_at: '关闭时间',
    close_reason: '关闭原因',
    urged_times: '催办次数',
    rating: '评分',
    rating_comment: '评价',
  },
  outreach: {
    customer_number: '知客编号',
    customer_name: '客户姓名',
    phone: '手机',
    email: '邮箱',
    wechat: '微信',
    region: '地区',
    address: '详细地址',
    owner: '负责人',
    order_no: '订单号',
    ordered_at: '下单时间',
    sku: '商品编码',
    product: '商品',
    batch: '批次',
    state: '联系情况',
    note: '说明',
    marked_by: '记录人',
    marked_at: '记录时间',
  },
} as const

/** The column of an own field of customers. */
export const ownColumn = (key: string) => `custom.${key}`
export const isOwnColumn = (column: string) => /^custom\.[a-z][a-z0-9_]{0,39}$/.test(column)

export type ExportColumns = typeof exportColumns
export type CustomerColumn = keyof ExportColumns['customers']
export type OrderColumn = keyof ExportColumns['orders']
export type TicketColumn = keyof ExportColumns['tickets']
export type OutreachColumn = keyof ExportColumns['outreach']

/** Columns that hold identifiers: masked, unless the whole ones are asked for and allowed. */
export const identifierColumns: ReadonlySet<string> = new Set(['phone', 'email', 'wechat', 'address'])

/** Columns that hold names of customers: for those who may only have de-identified data no more than the first character. */
export const nameColumns: ReadonlySet<string> = new Set(['name', 'customer_name'])

/** Columns that tell who somebody is, or are free text in which that may stand: not for de-identified data at all. */
export const tellingColumns: ReadonlySet<string> = new Set([
  ...identifierColumns,
  'external_id',
  'customer_external_id',
  'birthday',
  'hobbies',
  'title',
  'description',
  'resolution',
  'close_reason',
  'rating_comment',
  'note',
])

/** Columns of the lines of an order: an order has a row for each line when one of them is asked for. */
export const lineColumns: ReadonlySet<string> = new Set(['sku', 'product', 'quantity', 'unit_yuan'])

const maskedMark = { 'zh-CN': '（已脱敏）', en: '_masked' } as const

/** How a column is headed. What is masked says so, and is then no column that an import would take it for. */
export function headingOf(
  kind: keyof ExportColumns,
  column: string,
  { locale, masked }: { readonly locale: Locale; readonly masked: boolean },
): string {
  const words: Readonly<Record<string, string>> = exportColumns[kind]
  const name = locale === 'en' ? column : (words[column] ?? column)
  return masked ? name + maskedMark[locale] : name
}
