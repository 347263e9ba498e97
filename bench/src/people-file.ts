import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished, pipeline } from 'node:stream/promises'
import { xlsxOf } from '@zhike/server/xlsx'

const surnames = [...'李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
/** Surnames that are read otherwise than the word, or have traditional forms. */
const rareSurnames = [...'曾单解仇查翟盖区', '欧阳', '尉迟', '張', '陳']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文辉海峰玲']
const regions = ['330106', '330110', '310115', '440106', '440305', '510107', '110105', '420111', '320508', '610113']
const cities = ['杭州', '宁波', '上海', '深圳', '成都']
const words = ['星河', '远望', '百川', '长青', '重华', '乐邦', '天行', '恒盛', '瑞都', '明德']
const trades = ['电器', '贸易', '科技', '食品', '机械', '银行', '医药', '物流']

/** The surname that 7 % bear, as in life: the hard case of a search. */
export const commonSurname = '李'

const pick = <T>(from: readonly T[], at: number) => from[Math.floor(at) % from.length] as T

/** One in fifty is a company, one in thirty has a rare surname. */
function nameOf(i: number): string {
  if (i % 50 === 9)
    return `${pick(cities, i)}${pick(words, i / 50)}${pick(trades, i / 500)}${i % 3 === 0 ? '股份' : ''}有限公司`
  // the first surname takes 7 %, the others share the rest
  const common = i % 100 < 7 ? commonSurname : pick(surnames, 1 + (i % (surnames.length - 1)))
  const surname = i % 30 === 11 ? pick(rareSurnames, i / 30) : common
  return `${surname}${pick(given, i * 7)}${pick(given, i / given.length)}`
}

const columns = ['name', 'phone', 'email', 'region'] as const

function personAt(i: number): string[] {
  const phone = `1${[38, 39, 58, 77, 86][i % 5]}${String(i).padStart(8, '0')}`
  return [nameOf(i), phone, `p${i}@example.com`, regions[i % regions.length] ?? '']
}

/** Writes a CSV of generated customers: name, phone, e-mail, region. */
export async function writePeople(path: string, count: number): Promise<void> {
  const file = createWriteStream(path)
  file.write(`${columns.join()}\n`)
  for (let i = 0; i < count; i++) {
    const written = file.write(`${personAt(i).join()}\n`)
    if (!written) await once(file, 'drain')
  }
  file.end()
  await finished(file)
}

/** Writes a workbook of as many others. */
export async function writeWorkbook(path: string, count: number): Promise<void> {
  const headings = columns.map((heading) => ({ heading, form: 'text' as const }))
  const book = xlsxOf(headings, peopleFrom(others, count), { title: 'people' })
  await pipeline(book, createWriteStream(path))
}

/** Where those begin whom the CSV does not have. */
const others = 50_000_000
const atOnce = 1_000

async function* peopleFrom(first: number, count: number) {
  for (let done = 0; done < count; done += atOnce)
    yield Array.from({ length: Math.min(atOnce, count - done) }, (_, at) => personAt(first + done + at))
}
