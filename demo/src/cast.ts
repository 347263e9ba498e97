import type { Stage } from '@zhike/server/stage'
import type { DemoCustomer } from './customer-files.ts'

/** The people of the company as seeding plays them: staff id and client by log-in. */
export type Cast = (login: string) => { readonly id: string; readonly desk: ReturnType<Stage['client']> }

/** A log-in that seeding made. */
export interface DemoLogIn {
  readonly role: string
  readonly name: string
  readonly email: string
  readonly password: string
}

/** How many of what the company has. */
export interface DemoSize {
  readonly customers: number
  readonly months: number
  readonly tickets: number
  readonly needs: number
  readonly doubles: number
  readonly claims: number
  /** How many records somebody has confirmed. */
  readonly confirmed: number
}

/** A customer of the demo with the id that the import gave. */
export interface KnownCustomer extends DemoCustomer {
  readonly id: string
}
