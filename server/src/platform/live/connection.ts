import type { Listener, ServerSentEvent } from './live.ts'
import type { News } from './news.ts'

export interface ConnectionOptions {
  readonly listener: Listener
  /** Whether this listener may hear of it. */
  readonly hears: (news: News) => boolean
  readonly show: (news: News) => ServerSentEvent
  /** Asked every few seconds; false ends the connection. */
  readonly recheck: () => Promise<boolean>
  /** Whether the listener is told positions, to resume from them. */
  readonly numbered: boolean
}

const beatMs = 15_000
/** A right that was taken away must not be heard with for more than 5 s. */
const recheckMs = 3_000

/** One open stream, and how far it has been fed. */
export class Connection {
  position = 0
  #told = 0
  readonly #over = new AbortController()
  readonly #options: ConnectionOptions
  readonly #beating: NodeJS.Timeout
  readonly #checking: NodeJS.Timeout

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.#beating = setInterval(() => this.#beat(), beatMs)
    this.#checking = setInterval(() => this.#check(), recheckMs)
  }

  get ended(): boolean {
    return this.#over.signal.aborted
  }

  onEnd(work: () => void) {
    this.#over.signal.addEventListener('abort', work)
  }

  /** Tells the listener where it stands, so that it can resume from there even if nothing happens. */
  begin(event: 'joined' | 'reset', position: number) {
    this.position = position
    if (this.#options.numbered) this.#tellPosition(event)
    else this.#send('beat')
  }

  /** Passes news on if they are meant for this listener and have not been told yet. */
  tell(news: News) {
    if (this.ended || news.position <= this.position) return
    this.position = news.position
    if (!this.#options.hears(news)) return
    this.#told = news.position
    this.#send(this.#options.show(news))
  }

  end() {
    if (this.ended) return
    this.#over.abort()
    clearInterval(this.#beating)
    clearInterval(this.#checking)
    this.#options.listener.end()
  }

  /** Keeps the line open; whoever hears of little still learns how far the others are, and misses less by a break. */
  #beat() {
    if (this.#options.numbered && this.position > this.#told) this.#tellPosition('position')
    else this.#send('beat')
  }

  #tellPosition(event: string) {
    this.#told = this.position
    this.#send({ id: String(this.position), event, data: '{}' })
  }

  #check() {
    this.#options.recheck().then(
      (allowed) => allowed || this.end(),
      // a database that is away tells nobody anything
      () => undefined,
    )
  }

  #send(event: ServerSentEvent | 'beat') {
    if (!this.ended && !this.#options.listener.send(event)) this.end()
  }
}
