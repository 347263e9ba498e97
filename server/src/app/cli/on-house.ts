import { systemActor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readConfig } from '../config.ts'
import { type House, openHouse } from '../house.ts'
import { systemCtx } from '../stage.ts'

const quiet = () => undefined

/** Runs a command on the installation of `DATA_DIR` or `DATABASE_URL`, running or not, and closes it again. */
export async function onHouse(work: (house: House) => Promise<void>): Promise<void> {
  const house = await openHouse(readConfig(), quiet)
  try {
    await house.migrate()
    await work(house)
  } finally {
    await house.close()
  }
}

/** Runs one operation as the system, in a transaction of its own. */
export const asSystem = <T>(house: House, operation: (ctx: Ctx) => Promise<T>): Promise<T> =>
  house.store.transaction(systemActor, (db) => operation(systemCtx(db, house.tools, new Date())))
