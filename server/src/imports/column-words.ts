import type { Import } from '@zhike/contract/imports'

type ImportKind = Import['kind']

/** Headings by which people know a column, in both languages, between bars; compared without spaces, marks and case. */
const words: Readonly<Record<ImportKind, Readonly<Record<string, string>>>> = {
  customers: {
    external_id:
      '外部编号|客户编号|客户编码|会员号|会员编号|会员卡号|编号|客户代码|客户号|customer id|customer number|customer no|member number|member id|id|code',
    name: '姓名|名字|名称|公司名|企业|客户|客户名称|客户姓名|客户名|单位名称|公司名称|公司|单位|企业名称|会员姓名|顾客姓名|顾客|收货人|full name|customer|customer name|company|company name|client|client name',
    phone:
      '手机|手机号|手机号码|移动电话|电话|电话号码|联系电话|联系方式|固话|座机|固定电话|办公电话|备用电话|其他电话|联系手机|tel|mobile|telephone|phone number|mobile number|mobile phone|cell|cell phone|contact number',
    email: '邮箱|电子邮箱|电子邮件|邮件|邮箱地址|e-mail|mail|email address',
    wechat: '微信|微信号|微信id|wechat id|weixin|wx',
    kind: '类型|客户类型|客户性质|性质|单位或个人|个人或单位|customer type|customer kind|type',
    credit_code: '统一社会信用代码|信用代码|社会信用代码|营业执照号|税号|纳税人识别号|credit code|tax number|uscc',
    gender: '性别|称呼|sex|title',
    birthday: '生日|出生日期|出生年月日|出生年月|出生|birth date|date of birth|birthdate|dob',
    region:
      '地区|省市区|所在地|城市|省|市|区|省份|区县|所在城市|所在省份|所在地区|区域|city|district|province|area|state',
    address: '地址|详细地址|联系地址|通讯地址|收货地址|公司地址|家庭住址|住址|street|postal address|street address',
    tags: '标签|客户标签|客户级别|客户等级|等级|级别|分类|客户分类|类别|tag|labels|label|level|category',
  },
  contacts: {
    customer_number:
      '客户编号|客户号|客户编码|外部编号|客户外部编号|所属客户编号|单位编号|会员号|会员编号|customer number|customer no|customer id|external id|external_id|customer_external_id',
    organisation:
      '单位|单位名称|公司|公司名称|企业|企业名称|所属单位|所属公司|所在单位|客户名称|客户单位|客户|company|company name|organization|account|customer',
    customer_phone: '客户手机|客户电话|单位电话|公司电话|客户手机号|总机|customer phone|customer mobile|company phone',
    name: '姓名|联系人|联系人姓名|关键人|联系人名称|contact|contact name|full name|person',
    role: '职务|职位|角色|岗位|身份|头衔|title|position|job title|job',
    influence: '影响力|重要性|重要程度|决策力|weight|importance',
    phone:
      '手机|手机号|手机号码|电话|联系电话|联系方式|联系人电话|联系人手机|移动电话|tel|mobile|telephone|phone number|mobile phone|cell',
    email: '邮箱|电子邮箱|电子邮件|邮件|联系人邮箱|e-mail|mail|email address',
    wechat: '微信|微信号|wechat id|weixin|wx',
  },
  products: {
    sku: '商品编码|货号|商品编号|产品编码|产品编号|编码|编号|型号|规格型号|条码|物料编码|article|product code|item code|product id|code|id',
    name: '商品|商品名称|商品名|产品|产品名称|品名|货品|货品名称|名称|product|product name|item|item name|title',
    category: '分类|类别|品类|商品分类|产品分类|产品类别|product category|group|type',
    price_yuan: '价格|单价|售价|零售价|标价|销售价|价格（元）|单价（元）|price|unit price|list price|retail price',
  },
  orders: {
    order_no:
      '订单号|订单编号|单号|订单|销售单号|合同号|流水号|单据编号|order number|order id|order no|order|invoice|invoice no',
    customer_external_id:
      '客户外部编号|客户编号|客户编码|会员号|会员编号|客户号|客户代码|customer id|customer number|customer no|member number|customer',
    ordered_at:
      '下单时间|下单日期|订单日期|订单时间|购买日期|购买时间|交易时间|交易日期|成交日期|成交时间|日期|时间|销售日期|order date|date|ordered|order time|purchase date|created at',
    total_yuan:
      '金额|订单金额|总额|总金额|合计|实付金额|实付款|实收金额|实付|成交金额|销售额|总价|应付金额|total|amount|order total|total amount|paid',
    quantity: '数量|件数|购买数量|台数|qty|count|units',
    sku: '商品编码|货号|商品编号|产品编码|型号|规格型号|条码|article|product code|item code|product id',
    product: '商品|商品名称|商品名|商品标题|产品|产品名称|品名|货品|货品名称|product name|item|item name|goods',
    sold_by: '销售|销售员|业务员|导购|销售人员|经办人|负责人|seller|sales person|salesperson|sales rep',
    store: '门店|店铺|店|门店名称|销售门店|shop|branch|outlet',
    channel: '渠道|销售渠道|来源|来源渠道|平台|sales channel|source|platform',
  },
}

const tidy = (heading: string) =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[（(【[].*?[)）\]】]/g, '')
    .replace(/[\s*:：_\-/·.#]+/g, '')

const byHeading = (kind: ImportKind): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(words[kind]).flatMap(([column, headings]) =>
      [column, ...headings.split('|')].map((heading) => [tidy(heading), column] as const),
    ),
  )
const known: Readonly<Record<ImportKind, ReadonlyMap<string, string>>> = {
  customers: byHeading('customers'),
  contacts: byHeading('contacts'),
  orders: byHeading('orders'),
  products: byHeading('products'),
}

/**
 * The column that a heading names, if it is a heading that people use for one, also with a number behind it (手机号2) or said
 * twice (邮箱Email, 手机/电话). What was exported masked is nobody's number.
 */
export function columnNamed(kind: ImportKind, heading: string): string | undefined {
  if (/脱敏|masked/i.test(heading)) return undefined
  const named = (words: string) => known[kind].get(tidy(words))
  const numbered = heading.normalize('NFKC').replace(/\s*(?:\d|[一二三四五])$/u, '')
  return named(heading) ?? named(numbered) ?? sameOf(partsOf(heading).map(named))
}

/** What stands between strokes, or in either script. */
const partsOf = (heading: string): string[] =>
  heading.normalize('NFKC').match(/\p{Script=Han}+|[A-Za-z][A-Za-z -]*/gu) ?? []

/** What all of several say; nothing when they say different things. */
const sameOf = (said: readonly (string | undefined)[]): string | undefined =>
  said.length > 1 && said.every((one) => one === said[0]) ? said[0] : undefined

/** What people call a column first. */
export const headingOf = (kind: ImportKind, column: string): string => words[kind][column]?.split('|')[0] ?? column

/** A heading without what differs between two exports of one table: spaces, marks, case. */
export const tidyHeading = tidy
