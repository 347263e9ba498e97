import { build, listStale } from './building.mjs'
import { install, isInstalled } from './installing.mjs'
import { findRuntime } from './runtime.mjs'
import { takeTurn } from './turns.mjs'

/** Installs and, where wanted, builds what is missing or stale; returns the runtime. Writes nothing when all is there. */
export async function prepare(root, { built }) {
  const isReady = () => isInstalled(root) && !(built && listStale(root).length > 0)
  if (!isReady()) {
    await takeTurn(root, async () => {
      if (!isInstalled(root)) await install(root)
      for (const workspace of built ? listStale(root) : []) await build(root, workspace, findRuntime(root))
    })
  }
  return findRuntime(root)
}
