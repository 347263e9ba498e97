import type { Progress } from '@zhike/contract/portal'
import { useContext, useEffect, useState } from 'preact/hooks'
import { callsIn, refusalOf } from '../frame/calls.ts'
import { frameTexts } from '../frame/frame.texts.ts'
import { tellApart, useOnce } from '../frame/once.ts'
import { ReaderContext, useWords } from '../frame/reader.ts'
import { follow } from './live.ts'
import { progressTexts } from './progress.texts.ts'

/** What was last said about what the customer did. */
export interface Told {
  readonly text: string
  readonly tone: 'good' | 'broken'
}

/** A request while it is looked at: as it stands now, and what the customer does about it. */
export function useProgress(token: string, initial: Progress) {
  const { locale } = useContext(ReaderContext)
  const words = useWords(progressTexts)
  const frame = useWords(frameTexts)
  const [progress, setProgress] = useState(initial)
  const [reached, setReached] = useState(true)
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | undefined>(undefined)
  const keyFor = useOnce()
  const calls = callsIn(locale)

  useEffect(() => {
    async function fetchAgain() {
      try {
        setProgress(await callsIn(locale).progress({ token }))
        setReached(true)
      } catch {
        setReached(false)
      }
    }
    return follow(token, () => void fetchAgain())
  }, [token, locale])

  // good news has been read after a while; what went wrong stays
  useEffect(() => {
    if (told?.tone !== 'good') return
    const fading = setTimeout(setTold, 6000, undefined)
    return () => clearTimeout(fading)
  }, [told])

  /** Does one thing at a time and says how it went; true when it went well. */
  async function act(content: unknown, call: (idempotencyKey: string) => Promise<Progress>, done: string) {
    if (busy) return false
    setBusy(true)
    setTold(undefined)
    try {
      setProgress(await call(keyFor(content)))
      setTold({ text: done, tone: 'good' })
      return true
    } catch (error) {
      setTold({ text: refusalOf(error)?.detail ?? frame('offline'), tone: 'broken' })
      return false
    } finally {
      setBusy(false)
    }
  }

  return {
    progress,
    reached,
    busy,
    told,
    /** Takes back what was said, before something new begins. */
    hush: () => setTold(undefined),
    urge: () =>
      act(
        ['urge', progress.urgedTimes],
        (idempotencyKey) => calls.urge({ token }, { idempotencyKey }),
        words('urgeDone'),
      ),
    supplement: (body: string, files: readonly File[]) =>
      act(
        ['supplement', progress.steps.length, body, tellApart(files)],
        (idempotencyKey) =>
          calls.supplement({ token, body }, { idempotencyKey, ...(files.length > 0 ? { files } : {}) }),
        words('addDone'),
      ),
    confirm: () =>
      act(
        ['confirm', progress.resolution?.at],
        (idempotencyKey) => calls.confirm({ token }, { idempotencyKey }),
        words('solvedDone'),
      ),
    reject: (comment: string) =>
      act(
        ['reject', progress.resolution?.at, comment],
        (idempotencyKey) => calls.reject({ token, comment }, { idempotencyKey }),
        words('reasonDone'),
      ),
    rate: (score: number, comment: string) =>
      act(
        ['rate', score, comment],
        (idempotencyKey) => calls.rate({ token, score, ...(comment ? { comment } : {}) }, { idempotencyKey }),
        words('rateDone'),
      ),
  }
}

export type ProgressActs = ReturnType<typeof useProgress>
