import type { CauseKind, Compensation } from '@zhike/contract/complaints'

/** What the investigation of a complaint finds, and what is done about it. */
export interface CaseStory {
  readonly fact: string
  readonly product?: { readonly sku: string; readonly batch: string | null }
  readonly cause: CauseKind
  /** The cause, then why, and why again. */
  readonly whys: readonly string[]
  readonly measure: string
  readonly compensation?: { readonly form: Compensation['form']; readonly yuan: number; readonly reason: string }
}

/** By the title of the complaint. */
export const causes: Readonly<Record<string, CaseStory>> = {
  洗碗机用了三个月漏水: {
    fact: '工程师拆检：进水阀密封圈开裂，同批次阀体本月第 4 起。',
    product: { sku: 'DW-14', batch: 'DW14-02' },
    cause: 'product',
    whys: ['进水阀密封圈老化', '供应商更换了胶料', '来料检验没有覆盖耐温项目'],
    measure: '更换阀体总成，排查 2 月批次库存',
    compensation: { form: 'cash', yuan: 860, reason: '地板受损约两平方米，按定损金额赔付。' },
  },
  扫地机器人总是撞家具: {
    fact: '复现成功：3.2.6 固件避障阈值被改小。',
    cause: 'product',
    whys: ['固件 3.2.6 避障回归', '发布前没有跑避障回归用例'],
    measure: '推送 3.2.8 固件，回归用例加入发布清单',
    compensation: { form: 'gift', yuan: 129, reason: '补偿刷头套装一份。' },
  },
  约好的安装师傅没有来: {
    fact: '派单系统日志：改约后原单被取消，新单没有生成。',
    cause: 'service',
    whys: ['改约时漏派安装单', '改约与派单是两次操作，没有校验'],
    measure: '当晚上门安装，派单系统加校验',
    compensation: { form: 'cash', yuan: 200, reason: '免除高空作业费并补偿误工。' },
  },
  门店导购态度冷淡: {
    fact: '店长回看监控，导购接待时一直在回消息。',
    cause: 'service',
    whys: ['导购接待时处理私事', '当班只有一人，既收银又导购'],
    measure: '店长面谈导购，高峰时段增加一人',
  },
  电热水壶底座有焦味: {
    fact: '取回底座送检，触点有烧蚀痕迹。',
    product: { sku: 'KT-17', batch: null },
    cause: 'product',
    whys: ['底座触点接触不良', '弹片压力低于图纸要求'],
    measure: '免费更换整机，弹片压力改为全检',
    compensation: { form: 'refund', yuan: 159, reason: '客户要求退货退款。' },
  },
  净水器送货外箱破损: {
    fact: '物流交接单签收时未注明外观，机器通电正常。',
    cause: 'information',
    whys: ['没有告知客户可以当面验货'],
    measure: '送货短信写明先验货再签收',
    compensation: { form: 'coupon', yuan: 50, reason: '外箱影响收货体验，补偿优惠券。' },
  },
}
