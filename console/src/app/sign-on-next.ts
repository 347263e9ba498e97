import { ownAddress } from './own-address.ts'

const name = 'zhike.sign-on.next'

/** Remembers over the way to the provider and back where somebody wanted to go. */
export const keepNext = (next: string | undefined): void =>
  next === undefined ? sessionStorage.removeItem(name) : sessionStorage.setItem(name, next)

export const keptNext = (): string => ownAddress(sessionStorage.getItem(name)) ?? '/'
