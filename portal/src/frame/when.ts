import { sayTime, sayTimeExactly, sayTimeWithin } from '@zhike/ui/spoken-time'
import { h } from 'preact'
import { useContext } from 'preact/hooks'
import { type Reader, ReaderContext } from './reader.ts'

/** The company's clock: customers and staff who talk about a time mean the same one. */
const timeZone = 'Asia/Shanghai'

/** A time as people say it within a sentence, never without the clock: a finger cannot hover to see it. */
export const sayWhen = (at: string, reader: Reader): string => withClock(at, reader, sayTimeWithin)

function withClock(at: string, { locale, now }: Reader, say: typeof sayTime): string {
  const moment = new Date(at)
  const spoken = say(moment, now, { locale, timeZone })
  if (spoken.includes(':')) return spoken
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const
  return `${spoken} ${new Intl.DateTimeFormat(locale, clock).format(moment)}`
}

export function When({ at }: { readonly at: string }) {
  const reader = useContext(ReaderContext)
  const title = sayTimeExactly(new Date(at), { locale: reader.locale, timeZone })
  return h('time', { dateTime: at, title }, withClock(at, reader, sayTime))
}
