import type { Need, UnmetReason } from '@zhike/contract/needs'

/** What a customer needed, and how far the company could answer it. */
export interface NeedStory {
  readonly title: string
  readonly description: string
  readonly origin: Need['origin']
  readonly urgency?: Need['urgency']
  readonly budgetYuan?: number
  readonly fit: 'full' | 'partial' | 'none'
  readonly said: string
  /** What is offered; nothing when nothing fits. */
  readonly offer?: { readonly sku?: string; readonly words?: string }
  /** How it ends, when it has ended. */
  readonly end: 'met' | readonly [UnmetReason, string]
}

export const needStories: readonly NeedStory[] = [
  {
    title: '新房想装全屋净水',
    description: '三室两卫，四口之家，老小区管道，担心水压不够。希望上门测水后再定。',
    origin: 'stated',
    urgency: 'high',
    budgetYuan: 12_000,
    fit: 'partial',
    said: 'RO800 满足直饮，前置过滤要外购',
    offer: { sku: 'WP-RO8', words: '澄泉 RO800 + 外购前置过滤，免费上门测水' },
    end: 'met',
  },
  {
    title: '给父母家换一台声音小的油烟机',
    description: '老人嫌现在的太吵，要求 60 分贝以下，老式烟道。',
    origin: 'stated',
    fit: 'none',
    said: '云卷 T7 最低 65 分贝',
    end: ['specification', '噪声达不到要求，已反馈产品部'],
  },
  {
    title: '门店想批量采购空气净化器',
    description: '八家门店，每家两台，需要统一开票和上门安装。',
    origin: 'stated',
    budgetYuan: 30_000,
    fit: 'full',
    said: '走企业采购价',
    offer: { sku: 'AP-600', words: '清风 600 企业价，统一安装和开票' },
    end: 'met',
  },
  {
    title: '想要能手洗模式的小型洗衣机',
    description: '单独洗婴儿衣物，3 公斤以内。',
    origin: 'stated',
    fit: 'none',
    said: '目前没有 3 公斤机型',
    end: ['no_product', '没有小容量机型，今年第几次听到了，建议立项'],
  },
  {
    title: '滤芯快到期，可以推荐年度套餐',
    description: '去年两次临时买滤芯，从订单看出来的。',
    origin: 'found',
    urgency: 'low',
    fit: 'full',
    said: '年度套餐合适',
    offer: { sku: 'AP-600-F', words: '滤芯年度套餐，到期自动寄送' },
    end: 'met',
  },
  {
    title: '厨房改造想一起换洗碗机和油烟机',
    description: '橱柜下个月进场，要在那之前送到。',
    origin: 'stated',
    urgency: 'high',
    budgetYuan: 9000,
    fit: 'full',
    said: '有现货',
    offer: { words: '涤尘 14 套 + 云卷 T7 组合价' },
    end: ['timing', '橱柜提前进场，来不及送'],
  },
  {
    title: '想找人定期上门清洗空调',
    description: '三台空调，每年夏天前洗一次。',
    origin: 'found',
    fit: 'partial',
    said: '清洗服务只在杭州、上海有',
    end: ['region', '当地没有清洗服务网点'],
  },
  {
    title: '扫地机器人能不能上门帮忙建图',
    description: '老人不会用手机。',
    origin: 'stated',
    fit: 'full',
    said: '上门服务可以做',
    offer: { words: '上门建图一次 59 元，会员免费' },
    end: 'met',
  },
]
