import { Readable } from 'node:stream'
import type { Command } from 'commander'
import { isMigrated } from '../../platform/db/migrate.ts'
import { FilesUnavailable } from '../../platform/files/shelf.ts'
import { readConfig } from '../config.ts'
import { type House, openHouse } from '../house.ts'
import { print } from './telling.ts'

interface Finding {
  readonly name: string
  /** What was found, in a few words; throws what is wrong. */
  readonly look: (house: House) => Promise<string>
}

const findings: readonly Finding[] = [
  {
    name: '数据库 · database',
    look: async ({ pool }) => {
      const { rows } = await pool.query<{ version: string }>(`SELECT current_setting('server_version') AS version`)
      return `PostgreSQL ${rows[0]?.version}`
    },
  },
  {
    name: '结构 · schema',
    look: async ({ pool }) => {
      if (!(await isMigrated(pool))) throw new Error('请运行 zhike migrate · Run zhike migrate')
      return '最新 · up to date'
    },
  },
  {
    name: '密钥 · keys',
    look: async ({ tools: { keys } }) =>
      `版本 · version ${keys.current}${keys.sealing.size > 1 ? `（${keys.sealing.size} 个在用 · in the ring）` : ''}`,
  },
  { name: '附件 · files', look: tryFiles },
]

export function addDoctorCommand(program: Command) {
  program
    .command('doctor')
    .description('look whether database, schema, keys and the store of files are as they should be; change nothing')
    .action(async () => {
      // a refusal to open says what is wrong by itself
      const house = await openHouse(readConfig(), () => undefined)
      try {
        for (const finding of findings) await report(house, finding)
      } finally {
        await house.close()
      }
    })
}

async function report(house: House, { name, look }: Finding) {
  try {
    print(`✔ ${name}: ${await look(house)}`)
  } catch (error) {
    print(`✖ ${name}: ${error instanceof FilesUnavailable ? error.why : (error as Error).message}`)
    process.exitCode = 1
  }
}

/** Stores a file, reads it and takes it away again. */
async function tryFiles({ config, shelves, tools: { files } }: House): Promise<string> {
  await shelves.check()
  const { key } = await files.put(Readable.from([Buffer.from('zhike')]))
  try {
    const read = Buffer.concat(await (await files.read(key)).toArray()).toString()
    if (read !== 'zhike') throw new Error('读回的内容不同 · What was read is not what was stored')
  } finally {
    await files.remove(key)
  }
  return config.filesOn === 'disk' ? config.dataDir : `${config.bucket?.endpoint} ${config.bucket?.name}`
}
