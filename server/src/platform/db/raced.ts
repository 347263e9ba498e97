import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'

const attempts = 20

/**
 * Runs work that alters roles, again when another database of the cluster altered the same ones at that moment: roles
 * are shared by all databases, and no lock reaches from one database into another.
 */
export async function untilNotRaced(client: pg.ClientBase, work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work()
      return
    } catch (error) {
      await client.query('ROLLBACK')
      if (attempt === attempts || !isRace(error)) throw error
      await pause(Math.random() * 50 * attempt)
    }
  }
}

const isRace = (error: unknown) => {
  const { code, message } = error as { code?: string; message: string }
  return /tuple concurrently (updated|deleted)/.test(message) || (code === '23505' && /pg_auth/.test(message))
}
