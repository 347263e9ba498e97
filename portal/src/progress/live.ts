import { liveAddress } from '../frame/calls.ts'

const pollMs = 20_000

/**
 * Follows a request and calls `changed` whenever something may have: when the server's stream says so or comes back,
 * every 20 seconds while the stream is down, and when the page is looked at again. Returns how to stop.
 */
export function follow(token: string, changed: () => void): () => void {
  let stream = listen(token, changed)
  const ask = () => {
    if (document.visibilityState === 'hidden' || stream.readyState === EventSource.OPEN) return
    changed()
    // a browser gives up for good when it was refused: the server may be restarting
    if (stream.readyState === EventSource.CLOSED) stream = listen(token, changed)
  }
  const seen = () => {
    if (document.visibilityState === 'visible') changed()
  }
  const asking = setInterval(ask, pollMs)
  document.addEventListener('visibilitychange', seen)
  return () => {
    clearInterval(asking)
    document.removeEventListener('visibilitychange', seen)
    stream.close()
  }
}

function listen(token: string, changed: () => void): EventSource {
  const stream = new EventSource(liveAddress(token))
  for (const name of ['open', 'message', 'reset']) stream.addEventListener(name, changed)
  return stream
}
