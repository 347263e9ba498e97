import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

const surnames = [...'李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文辉海峰玲']
const regions = ['330106', '330110', '310115', '440106', '440305', '510107', '110105', '420111', '320508', '610113']

/** The surname that 7 % bear, as in life: the hard case of a search. */
export const commonSurname = '李'

/** Writes a CSV of generated customers: name, phone, e-mail, region. */
export async function writePeople(path: string, count: number): Promise<void> {
  const file = createWriteStream(path)
  file.write('name,phone,email,region\n')
  for (let i = 0; i < count; i++) {
    // the first surname takes 7 %, the others share the rest
    const surname = i % 100 < 7 ? commonSurname : surnames[1 + (i % (surnames.length - 1))]
    const name = `${surname}${given[(i * 7) % given.length]}${given[Math.floor(i / given.length) % given.length]}`
    const phone = `1${[38, 39, 58, 77, 86][i % 5]}${String(i).padStart(8, '0')}`
    const written = file.write(`${name},${phone},p${i}@example.com,${regions[i % regions.length]}\n`)
    if (!written) await once(file, 'drain')
  }
  file.end()
  await finished(file)
}
