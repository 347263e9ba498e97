import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DemoLogIn, fullSize, seedDemo } from '@zhike/demo'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { emptyDatabase, markSeeding, seedingState } from '../demo-state.ts'
import { type House, openHouse } from '../house.ts'
import { openStage } from '../stage.ts'
import { print } from './telling.ts'

export function addSeedCommand(program: Command) {
  program
    .command('seed')
    .description('fill an empty installation')
    .command('demo')
    .description('make the demo company 禾木电器 in an empty database')
    .action(async () => {
      const house = await openHouse(readConfig(), print)
      try {
        await house.migrate()
        if ((await seedingState(house)) === 'in use')
          throw new Error('数据库里已有数据 · The database is in use already')
        for (const { email, password } of await ensureDemo(house, print)) print(`${email}  ${password}`)
      } finally {
        await house.close()
      }
    })
}

/**
 * Makes the demo company in an empty database, or again after a start that was interrupted, and answers its log-ins;
 * in a database that people use already it does nothing.
 */
export async function ensureDemo(house: House, say: (line: string) => void): Promise<readonly DemoLogIn[]> {
  const file = join(house.config.dataDir, 'demo-log-ins.json')
  const state = await seedingState(house)
  if (state === 'in use' || state === 'seeded')
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoLogIn[]) : []
  if (state === 'interrupted') {
    say('上次没有做完，重新开始 · The last seeding was interrupted; it begins again')
    await emptyDatabase(house)
  }
  const startedAt = performance.now()
  const today = new Date()
  const stage = await openStage(house.store, house.tools, today)
  await markSeeding(stage, 'demo.began')
  const logIns = await seedDemo(stage, today, fullSize, progressOn(say))
  await markSeeding(stage, 'demo.finished')
  await stage.app.close()
  writeFileSync(file, JSON.stringify(logIns, null, 2), { mode: 0o600 })
  say(`演示公司已就绪，用时 ${Math.round((performance.now() - startedAt) / 1000)} 秒 · The demo company is ready`)
  return logIns
}

/** One line that moves on a terminal; elsewhere one line per second at most. */
function progressOn(say: (line: string) => void): (line: string) => void {
  let last = 0
  return (line) => {
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K${line}`)
    else if (performance.now() - last > 1000) {
      last = performance.now()
      say(line)
    }
  }
}
