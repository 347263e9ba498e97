import { writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import type { Identity } from './identity.ts'

export interface Durability {
  /** False only for throw-away data: a crash of the machine may then destroy the cluster. */
  readonly fsync: boolean
}

const megabyte = 1024 * 1024

/** Writes the server's settings; they are ours and renewed at each start. `ALTER SYSTEM` overrides them. */
export function writeSettings(cluster: string, identity: Identity, { fsync }: Durability): void {
  write(
    'postgresql.conf',
    `${Object.entries(settings(fsync))
      .map(([name, value]) => `${name} = ${value}`)
      .join('\n')}\n`,
  )
  write('pg_hba.conf', 'local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n')

  function write(name: string, text: string): void {
    const path = join(cluster, name)
    writeFileSync(path, text, { mode: 0o600 })
    identity.own(path)
  }
}

function settings(fsync: boolean): Record<string, string | number> {
  const memory = totalmem() / megabyte
  const buffers = fsync ? Math.round(Math.min(4096, Math.max(128, memory / 8))) : 128
  return {
    listen_addresses: "'127.0.0.1'",
    // the server's own folder, whoever may enter it; Node has no such sockets on Windows
    unix_socket_directories: process.platform === 'win32' ? "''" : "'.'",
    password_encryption: "'scram-sha-256'",
    max_connections: 100,
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${Math.round(Math.max(256, memory / 2))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    random_page_cost: 1.1,
    jit: 'off',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    ...durability(fsync),
    client_encoding: "'UTF8'",
    lc_messages: "'C'",
    datestyle: "'ISO, YMD'",
    timezone: "'UTC'",
    log_timezone: "'UTC'",
    default_text_search_config: "'pg_catalog.simple'",
    log_line_prefix: "'%m [%p] %q%u@%d '",
    log_min_duration_statement: '1s',
    // Values that people entered must not get into the log: no parameters, no DETAIL line that quotes a row.
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_error_verbosity: 'terse',
  }
}

function durability(fsync: boolean): Record<string, string> {
  const state = fsync ? 'on' : 'off'
  return { fsync: state, synchronous_commit: state, full_page_writes: state }
}
