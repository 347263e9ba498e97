import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'

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
  /** Where the ring lies, when it is a file that may get new versions; undefined when it came from the environment. */
  readonly file?: string
  /** Looks at once for versions that another process has added or taken out. */
  readonly renew?: () => void
}

/** The key ring cannot be read: the message says which part is wrong, and never shows a key. */
export class KeyRingError extends Error {
  override name = 'KeyRingError'
}

const keyBytes = 32
const highestVersion = 0xffff

/**
 * Reads a key ring: entries separated by commas or line breaks, `root:<base64 of 32 bytes>` once and
 * `<version>:<base64 of 32 bytes>` for at least one version between 1 and 65535. `seal:<version>` lets that one seal
 * instead of the highest, for a while in which not every process knows the highest yet.
 *
 * @throws KeyRingError when an entry is malformed or repeated, or when root or every version is missing.
 */
export function parseKeyRing(text: string): KeyRing {
  const secrets = new Map<string, Buffer>()
  let pinned: number | undefined
  for (const entry of text.split(/[\s,]+/).filter(Boolean)) {
    const [label = '', secret = ''] = entry.split(':')
    if (label === 'seal') {
      pinned = Number(secret)
      continue
    }
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
  if (pinned !== undefined && !versions.includes(pinned)) throw new KeyRingError('"seal" names no key of the ring')
  return {
    current: pinned ?? Math.max(...versions),
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
  const next = Math.max(...parseKeyRing(text).sealing.keys()) + 1
  if (next > highestVersion) throw new KeyRingError('no key version is left')
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '' && !entry.startsWith('seal:'))
  return `${entries.join('\n')}\n${next}:${newSecret()}\n`
}

/**
 * The text of the ring with its current version alone, and the entries of the others.
 *
 * @throws KeyRingError when the text is not a key ring.
 */
export function withoutOldVersions(text: string): { kept: string; retired: string[] } {
  const { current } = parseKeyRing(text)
  const entries = text.split(/[\s,]+/).filter(Boolean)
  const isOld = (entry: string) => !entry.startsWith('root:') && !entry.startsWith(`${current}:`)
  const kept = entries.filter((entry) => !isOld(entry)).join('\n')
  return { kept: `${kept}\n`, retired: entries.filter((entry) => isOld(entry) && !entry.startsWith('seal:')) }
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
