import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { openHouse } from '../house.ts'
import { print } from './telling.ts'

export function addMigrateCommand(program: Command) {
  program
    .command('migrate')
    .description('bring the database to the newest schema; safe to run again and while others serve')
    .action(async () => {
      const house = await openHouse(readConfig(), print)
      try {
        await house.migrate()
        print('数据库已是最新结构 · The database is up to date')
      } finally {
        await house.close()
      }
    })
}
