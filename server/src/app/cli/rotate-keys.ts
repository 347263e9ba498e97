import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import { systemWork } from '../../platform/jobs/system-work.ts'
import { retireVersions } from '../../platform/rotation/retiring.ts'
import { rotate } from '../../platform/rotation/rotating.ts'
import { listRotations, startRotation } from '../../platform/rotation/rotation.ts'
import type { House } from '../house.ts'
import { sealedPlaces } from '../sealed-places.ts'
import { asSystem, onHouse } from './on-house.ts'
import { print, showProgress } from './telling.ts'

export function addRotateKeysCommand(program: Command) {
  program
    .command('rotate-keys')
    .description(
      'add a key version and seal everything by it, while the desk works; goes on with a rotation that waits',
    )
    .option('--retire', 'take old versions out of the key file once nothing is sealed by them')
    .action(({ retire }: { retire?: true }) => onHouse(retire ? retireOld : rotateNow))
}

async function retireOld(house: House): Promise<void> {
  const versions = await asSystem(house, (ctx) => retireVersions(ctx, sealedPlaces))
  if (versions.length === 0) return print('没有旧版本 · There is no old version')
  print(`已移出版本 · Retired: ${versions.join(', ')} → ${house.tools.keys.file}.retired`)
}

async function rotateNow(house: House): Promise<void> {
  const { store, tools } = house
  const latest = async () => (await asSystem(house, listRotations)).items[0]
  if ((await latest())?.finishedAt !== null) await asSystem(house, startRotation)
  const interrupted = new AbortController()
  process.once('SIGINT', () => interrupted.abort())
  const work = systemWork({ store, tools, now: new Date(), signal: interrupted.signal })
  const telling = setInterval(() => void latest().then((now) => now && show(now), quiet), 1_000)
  try {
    // a worker of the running system may be at it already, or have been killed at it
    while ((await rotate(work, sealedPlaces)) === 'nothing to do' && (await latest())?.finishedAt === null)
      await pause(1_000, undefined, { signal: interrupted.signal }).catch(quiet)
  } finally {
    clearInterval(telling)
  }
  const now = await latest()
  process.stderr.write('\n')
  if (!now || now.finishedAt === null) return print('后台会接着做 · The background goes on with it')
  print(`密钥版本 ${now.version} · Key version ${now.version}: sealed ${now.done}, broken ${now.broken}`)
}

function show({ done, total }: { readonly done: number; readonly total: number | null }) {
  showProgress(total === null ? '…' : `${done} / ${total}`)
}

const quiet = () => undefined
