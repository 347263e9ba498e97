import { join } from 'node:path'

/** Where the embedded PostgreSQL keeps what in a data directory; all of it lies below `<dataDir>/postgres`, mode 0700. */
export interface Layout {
  readonly dataDir: string
  readonly home: string
  /** PostgreSQL's own data directory (PGDATA). */
  readonly cluster: string
  /** Passwords and the port of the last start, mode 0600. */
  readonly access: string
  /** Which process starts and ends the server. */
  readonly holder: string
  readonly log: string
}

export function layoutOf(dataDir: string): Layout {
  const home = join(dataDir, 'postgres')
  return {
    dataDir,
    home,
    cluster: join(home, 'cluster'),
    access: join(home, 'access.json'),
    holder: join(home, 'holder.json'),
    log: join(home, 'postgres.log'),
  }
}
