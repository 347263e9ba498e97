import { blindIndex } from '../platform/crypto/blind-index.ts'
import type { KeyRing } from '../platform/crypto/key-ring.ts'
import { blockKeys, nameKey, type Profile } from './profiles.ts'

/** A key as it is kept: a keyed hash of 52 bits, so that it is a whole number here and a bigint there. */
export function hashKey(keys: KeyRing, key: string): number {
  const hash = blindIndex(keys, 'duplicate', key)
  return hash.readUIntBE(0, 6) * 16 + (hash.readUInt8(6) >> 4)
}

/** The greatest that a key can be. */
export const greatestKey = 2 ** 52 - 1

/** What is kept of a profile: its keys, and the one that tells its name from others. */
export function hashedKeys(keys: KeyRing, profile: Profile): { own: number[]; name: number } {
  const name = nameKey(profile) ?? `part:${profile.person?.surnameSound}${profile.person?.gender}`
  return { own: [...new Set(blockKeys(profile).map((key) => hashKey(keys, key)))], name: hashKey(keys, name) }
}

/** The keys of what is counted to tell how frequent it is: names, and phones, e-mails and WeChats. */
export const countedKeys = (profile: Profile): string[] =>
  blockKeys(profile).filter((key) => /^(?:name|phone|email|wechat):/.test(key))
