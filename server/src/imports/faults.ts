import type { Locale } from '@zhike/contract/reasons'

/** Why a row could not come in: in which column, and what would be right there. */
export interface Fault {
  readonly column: string
  /** What people call the column, when it is not one of ours. */
  readonly label?: string
  readonly text: Readonly<Record<Locale, string>>
  /** The row was never meant to come in: it is a total. */
  readonly leftOut?: true
}

const faults = {
  too_many_cells: { column: '', text: { 'zh-CN': '单元格比表头多', en: 'more cells than the header has' } },
  unclosed_quote: {
    column: '',
    text: {
      'zh-CN': '这一行有一个引号没有成对，请补上或删去引号',
      en: 'a quotation mark in this row has no partner; add or remove one',
    },
  },
  row_too_long: {
    column: '',
    text: { 'zh-CN': '这一行超过 100 万字', en: 'the row is longer than a million characters' },
  },
  cell_too_long: {
    column: '',
    text: { 'zh-CN': '有单元格超过 32767 字', en: 'a cell is longer than 32,767 characters' },
  },
  wrong_bytes: { column: '', text: { 'zh-CN': '有无法识别的字符', en: 'characters that cannot be read' } },
  external_taken: {
    column: 'external_id',
    text: { 'zh-CN': '这个编号已被占用', en: 'a customer has this number already' },
  },
  archived: {
    column: 'external_id',
    text: { 'zh-CN': '这位客户已被归档，请先恢复', en: 'this customer is archived; restore the customer first' },
  },
  gender: { column: 'gender', text: { 'zh-CN': '男、女或其他', en: 'male, female or other' } },
  birthday: {
    column: 'birthday',
    text: {
      'zh-CN': '应为今天以前的日子，例如 1990-05-17、05-17 或 农历1990-12-30',
      en: 'a day before today, such as 1990-05-17, 05-17 or 农历1990-12-30',
    },
  },
  either_day: {
    column: '',
    text: {
      'zh-CN': '分不清月和日（如 5/6/1990）：请在“对列”那一步选好日期写法，或改成 1990-05-06',
      en: 'day and month cannot be told apart (as in 5/6/1990): choose how days are written at the columns, or write 1990-05-06',
    },
  },
  kind: { column: 'kind', text: { 'zh-CN': '应为个人或单位', en: 'person or organisation' } },
  credit_code: {
    column: 'credit_code',
    text: {
      'zh-CN': '不是有效的统一社会信用代码（18 位，末位是校验码）',
      en: 'no unified social credit code: 18 characters, of which the last checks the others',
    },
  },
  credit_code_of_person: {
    column: 'credit_code',
    text: { 'zh-CN': '个人没有信用代码；是单位的话请把类型写成“单位”', en: 'only organisations have one' },
  },
  total_row: {
    column: '',
    leftOut: true,
    text: { 'zh-CN': '这一行是合计，没有导入', en: 'this row is a total and stays out' },
  },
  remark_row: {
    column: '',
    text: { 'zh-CN': '这一行像是说明文字，没有导入', en: 'this row seems to be a remark and stays out' },
  },
  required: { column: '', text: { 'zh-CN': '必填', en: 'needed' } },
  too_long: { column: '', text: { 'zh-CN': '太长', en: 'too long' } },
  number_lost: {
    column: 'phone',
    text: {
      'zh-CN': '表格把号码变成了科学计数（如 1.38E+10），后几位已丢失，请把这一列设为文本后重新填写',
      en: 'the spreadsheet made 1.38E+10 of the number, and its last digits are lost: make the column text and enter it again',
    },
  },
  nobody_named: {
    column: 'customer_number',
    text: {
      'zh-CN': '没有写明是谁的联系人：请填客户编号、单位名称或客户手机',
      en: 'whose contact it is: a customer number, an organisation or a customer’s phone',
    },
  },
  target_unknown: {
    column: 'customer_number',
    text: { 'zh-CN': '没有找到这位客户或这个单位', en: 'there is no such customer or organisation' },
  },
  target_ambiguous: {
    column: 'customer_number',
    text: {
      'zh-CN': '有几位客户都符合，请改用客户编号',
      en: 'several customers match: use the customer number',
    },
  },
  not_inside: {
    column: 'name',
    text: {
      'zh-CN': '这是一位个人客户，只有单位才有关键人；补充本人的联系方式时请不填姓名',
      en: 'this customer is a person; only organisations have key persons. Leave the name empty to add contacts of the person',
    },
  },
  sku_taken: { column: 'sku', text: { 'zh-CN': '这个商品编码已经有了', en: 'there is a product of this SKU' } },
  customer_unknown: {
    column: 'customer_external_id',
    text: { 'zh-CN': '没有这个编号的客户', en: 'no customer has this number' },
  },
  number_taken: { column: 'order_no', text: { 'zh-CN': '这个订单号已经有了', en: 'there is an order of this number' } },
  other_customer: {
    column: 'customer_external_id',
    text: { 'zh-CN': '这个订单属于另一位客户', en: 'the order is another customer’s' },
  },
  refund_too_large: {
    column: 'total_yuan',
    text: { 'zh-CN': '少于已经退款的金额', en: 'less than what was paid back already' },
  },
  moment: {
    column: 'ordered_at',
    text: { 'zh-CN': '应为日期或时间，例如 2026-03-16 10:30', en: 'a date or a time, such as 2026-03-16 10:30' },
  },
  to_come: {
    column: 'ordered_at',
    text: { 'zh-CN': '不能晚于现在', en: 'a time that has come, not a later one' },
  },
  amount: {
    column: 'total_yuan',
    text: { 'zh-CN': '应为金额，最多两位小数，例如 129.90', en: 'an amount with two decimals at most, such as 129.90' },
  },
  quantity: { column: 'quantity', text: { 'zh-CN': '应为 1 以上的整数', en: 'a whole number from 1 on' } },
  rows_differ: {
    column: 'order_no',
    text: { 'zh-CN': '同一订单的各行互相矛盾', en: 'the rows of this order contradict one another' },
  },
  too_many_lines: { column: 'order_no', text: { 'zh-CN': '一个订单最多 500 行', en: 'an order has 500 rows at most' } },
} as const satisfies Record<string, Fault>

/** A known fault, in a column of its own or in the given one. */
export const faultOf = (name: keyof typeof faults, column: string = faults[name].column): Fault => ({
  ...faults[name],
  column,
})

export const isFault = (read: unknown): read is Fault => typeof read === 'object' && read !== null && 'column' in read
