import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** No turn takes longer: what is older was left by a process that was killed. */
const LONGEST_MS = 15 * 60_000

/** Lets one process at a time install and build in a checkout: two `npm ci` at once would break each other. */
export async function takeTurn(root, work) {
  const lock = join(root, '.bootstrapping')
  const mine = `${lock}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    for (let waited = 0; !take(lock, mine); waited += 100) {
      if (waited === 1000)
        process.stderr.write('等待另一个正在安装或构建的进程 · Waiting for another that installs or builds …\n')
      await pause(100)
    }
    return await work()
  } finally {
    if (readHolder(lock) === process.pid) rmSync(lock, { force: true })
    rmSync(mine, { force: true })
  }
}

function take(lock, mine) {
  try {
    linkSync(mine, lock)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    const holder = readHolder(lock)
    if (holder !== undefined && !(isAlive(holder) && ageOf(lock) < LONGEST_MS)) rmSync(lock, { force: true })
    return false
  }
}

function readHolder(file) {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

const ageOf = (file) => Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0)

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
