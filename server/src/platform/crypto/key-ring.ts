import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * What sealed data is for. Each purpose has a sub-key of its own in every version, so that a value sealed for one
 * purpose never opens for another: `fields` are columns, `answers` are kept responses, `files` are files on disk.
 */
export type SealPurpose = 'fields' | 'answers' | 'files'

/**
 * All keys of an installation, as KeyObjects.
 *
 * `sealing` keys have versions and rotate: the highest version seals, all listed versions open. `index` and `links`
 * come from the root key, which never rotates: a new sealing version therefore changes no blind index, and no
 * signed link that a customer already holds.
 */
export interface KeyRing {
  readonly current: number
  readonly sealing: ReadonlyMap<number, Readonly<Record<SealPurpose, KeyObject>>>
  readonly index: KeyObject
  readonly links: KeyObject
}

/** The key ring cannot be read: the message says which part is wrong, and never shows a key. */
export class KeyRingError extends Error {
  override name = 'KeyRingError'
}

const keyBytes = 32
const highestVersion = 0xffff

/**
 * Reads a key ring: entries separated by commas or line breaks, `root:<base64 of 32 bytes>` once and
 * `<version>:<base64 of 32 bytes>` for at least one version between 1 and 65535.
 *
 * @throws KeyRingError when an entry is malformed or repeated, or when root or every version is missing.
 */
export function parseKeyRing(text: string): KeyRing {
  const secrets = new Map<string, Buffer>()
  for (const entry of text.split(/[\s,]+/).filter(Boolean)) {
    const [label = '', secret = ''] = entry.split(':')
    if (!isLabel(label)) throw new KeyRingError('a key must be labelled "root" or with a version from 1 to 65535')
    if (secrets.has(label)) throw new KeyRingError(`key "${label}" is given twice`)
    const bytes = Buffer.from(secret, 'base64')
    if (bytes.length !== keyBytes) throw new KeyRingError(`key "${label}" must be the base64 of ${keyBytes} bytes`)
    secrets.set(label, bytes)
  }
  const root = secrets.get('root')
  if (!root) throw new KeyRingError('the key ring has no "root" key')
  const versions = [...secrets.keys()].filter((label) => label !== 'root').map(Number)
  if (versions.length === 0) throw new KeyRingError('the key ring has no versioned key, such as "1:<base64>"')
  return {
    current: Math.max(...versions),
    sealing: new Map(versions.map((version) => [version, sealingKeys(secrets.get(String(version)) as Buffer)])),
    index: derive(root, 'index'),
    links: derive(root, 'links'),
  }
}

/** The text of a new key ring: a root key and version 1. */
export function newKeyRing(): string {
  return `root:${newSecret()}\n1:${newSecret()}\n`
}

/**
 * The text of the same key ring with one more version, which becomes the current one. Old versions stay, because
 * what they sealed must still open until it has been sealed again.
 *
 * @throws KeyRingError when the text is not a key ring or no version is left.
 */
export function withNewVersion(text: string): string {
  const next = parseKeyRing(text).current + 1
  if (next > highestVersion) throw new KeyRingError('no key version is left')
  return `${text
    .trim()
    .split(/[\s,]+/)
    .join('\n')}\n${next}:${newSecret()}\n`
}

/**
 * Reads the key ring from a file, which is made with new keys and mode 0600 when it is not there yet. Two processes
 * that start together agree on one file.
 *
 * @throws KeyRingError when the content is wrong.
 */
export function readKeyFile(path: string): KeyRing {
  if (!existsSync(path)) makeKeyFile(path)
  return parseKeyRing(readFileSync(path, 'utf8'))
}

// The file appears under its name only when it is complete, and only if no other process was first.
function makeKeyFile(path: string): void {
  const draft = `${path}.${process.pid}.new`
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(draft, newKeyRing(), { mode: 0o600, flush: true })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
}

function isLabel(label: string): boolean {
  return label === 'root' || (/^[1-9]\d{0,4}$/.test(label) && Number(label) <= highestVersion)
}

function newSecret(): string {
  return randomBytes(keyBytes).toString('base64')
}

function sealingKeys(secret: Buffer): Record<SealPurpose, KeyObject> {
  return { fields: derive(secret, 'fields'), answers: derive(secret, 'answers'), files: derive(secret, 'files') }
}

// The secrets are random already, so HKDF needs no salt (RFC 5869, 3.1).
function derive(secret: Buffer, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `zhike/${purpose}`, keyBytes)))
}
