/** A closed terminal (SIGHUP) wishes no more than an orderly end. */
const WISHES_TO_END = { SIGINT: 'SIGINT', SIGTERM: 'SIGTERM', SIGHUP: 'SIGTERM' }
/** Ctrl-C reaches us from the terminal and again from npm: the same signal within this time is the same wish. */
const ONE_WISH_MS = 1000

/** Calls `hear` with each wish to end, once for each, until the returned function is called. */
export function hearSignals(hear) {
  const heardAt = {}
  const handlers = Object.entries(WISHES_TO_END).map(([signal, wish]) => [signal, () => hearOnce(wish)])
  for (const [signal, handler] of handlers) process.on(signal, handler)
  const watching = watchParent(() => hearOnce('SIGTERM'))
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler)
    clearInterval(watching)
  }

  function hearOnce(signal) {
    const now = Date.now()
    if (now - (heardAt[signal] ?? 0) > ONE_WISH_MS) hear(signal)
    heardAt[signal] = now
  }
}

/** npm passes a signal on to the shell between us, which dies of it without telling us: an orphan of npm has to end. */
function watchParent(orphaned) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return undefined
  const parent = process.ppid
  const watching = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watching)
    orphaned()
  }, 250)
  return watching.unref()
}
