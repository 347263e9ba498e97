/** Why words with a time in them promise nothing. */
export type NoPromise = 'quoted' | 'asked' | 'denied' | 'conditional' | 'theirs' | 'over' | 'depends' | 'nothing'

/** Where a phrase stands in a text. */
interface Place {
  readonly start: number
  readonly end: number
}

const done =
  '回复|答复|回电|回访|回音|回信|回消息|联系|打电话|打给|打过去|致电|[给为帮替跟和与同向][您你]|给予|到[您你]|处理|解决|完成|办结|办好|办理|发货|发出|发给|发到|发您|发送|寄|送|退款|退回|退到|返还|打款|转账|过去(?!的)|过来|预约|弄好|搞定|修复|打到|发完|给出|有结果|到账|上门|安排|补发|补上|补偿|更换|换|维修|修好|检修|检测|安装|装好|核实|反馈|通知|告知|跟进|出具|开具|开好|升级|恢复|到现场|提供|交付|完工|查到|确认|更新|收到|拿到|说法|结果'
const deed = new RegExp(done)
const denial =
  /无法|不能|不会|没法|没办法|没有办法|不一定|不敢|不保证|不承诺|做不到|来不及|赶不上|赶不及|难以|恐怕|不了|未必|不确定|不好说|没空/
const condition = /^(?:如果|如|若|要是|假如|假使|万一|倘若|一旦|只要|除非)|的话$/
const reported = /(?:您|你|客户|对方|厂家|供应商)[^,]{0,6}(?:说|提到|反映|反馈|要求|希望|想|问|催|答应)(?!的)/
const asksOfThem = /(?:(?<!申)请|麻烦|劳烦|辛苦|劳驾|有劳)(?!您?(?:放心|留意|稍|耐心|理解|谅解|相信))/
const theirDeed =
  /(?<![给为帮替跟和与向对])[您你]们?(?:那边|那里)?(?:可以?|需要?|要|应该?|得|只需|先|记得|尽量|最好|能)*(?:[^,]{0,4}[于在])?$/
const theyGet = /^[您你](?:就|便|即|会|能|可以?|将|应该)*(?:收到|拿到|看到|用上)/
const past = /已|(?:打|给|问|寄|发|查|退|说|联系|答复|核对|回复)过(?![去来])|过了$/
const event =
  /(?:收到|签收|到货|寄回|寄到|审核|审批|验收|确认|付款|支付|下单|提交|入库|到店|完成|检测|收货|通过)[^,]{0,8}(?:之后|以后|后|起)的?$/
const tag = /^(?:您看|你看)?(?:可以|行|好|方便|成|可否|怎么样|如何)(?:吗|么|不|呢)?$/
const questionWord = /(?:吗|么|呢|行不行|好不好|可不可以|能不能|是不是)$/
/** What surrounds a time that stands alone between commas. */
const alone = /^(?:那|就|我们?|这边|将|会|大概|大约|预计|争取|最[晚迟快多长]|不超过|在|于|的|时间|是|\s)*$/

/**
 * Whether the words around a time commit whoever writes them to do something by then; else why not. The text has its marks
 * in half width.
 */
export function judge(text: string, { start, end }: Place): NoPromise | null {
  const sentence = around(text, { start, end }, sentenceEnds)
  const clause = around(text, { start, end }, clauseEnds)
  const [before, after] = [text.slice(clause.start, start).trim(), text.slice(end, clause.end).trim()]
  if (isQuoted(text, start) || reported.test(before)) return 'quoted'
  if (isAsked(text, sentence, clause)) return 'asked'
  if (condition.test(text.slice(clause.start, clause.end).trim())) return 'conditional'
  if (denial.test(before + after)) return 'denied'
  if (event.test(before) || (before === '' && event.test(clauseBefore(text, clause)))) return 'depends'
  if (isTheirs(before, after)) return 'theirs'
  if (past.test(after)) return 'over'
  const said = alone.test(before) && alone.test(after) ? after + clauseAfter(text, clause, sentence) : before + after
  return deed.test(said) ? null : 'nothing'
}

const sentenceEnds = /[。!?\n;]|\.(?!\d)/g
const clauseEnds = /[,。!?\n;]|[.:](?!\d)/g

/** The part of a text in which a place lies, between two ends. */
function around(text: string, { start, end }: Place, ends: RegExp): Place {
  const before = [...text.slice(0, start).matchAll(ends)].at(-1)
  const after = [...text.slice(end).matchAll(ends)][0]
  return { start: before ? before.index + 1 : 0, end: after ? end + after.index : text.length }
}

function isQuoted(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  if (/^\s*>/.test(line)) return true
  const isOpen = (open: string, close: string) => line.lastIndexOf(open) > line.lastIndexOf(close)
  return isOpen('“', '”') || isOpen('「', '」') || (line.match(/"/g)?.length ?? 0) % 2 === 1
}

/** A question asks when its last clause has the time, or asks for consent to what was said before. */
function isAsked(text: string, sentence: Place, clause: Place): boolean {
  if (questionWord.test(text.slice(clause.start, clause.end).trim())) return true
  if (text[sentence.end] !== '?') return false
  const rest = text.slice(clause.end + 1, sentence.end).trim()
  return clause.end === sentence.end || rest === '' || tag.test(rest)
}

const isTheirs = (before: string, after: string): boolean =>
  asksOfThem.test(before) ||
  (theirDeed.test(before) && !/^[给为帮]/.test(after)) ||
  (/^[您你](?!的)/.test(after) && !theyGet.test(after))

const clauseAfter = (text: string, clause: Place, sentence: Place) =>
  text.slice(clause.end + 1, sentence.end).split(',')[0] ?? ''

const clauseBefore = (text: string, clause: Place) =>
  text[clause.start - 1] === ','
    ? (
        text
          .slice(0, clause.start - 1)
          .split(clauseEnds)
          .at(-1) ?? ''
      ).trim()
    : ''
