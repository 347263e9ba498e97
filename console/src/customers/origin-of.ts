import type { ReactNode } from 'react'

/** Of what the origin is told: a field by its name in the customer (own ones as `custom.<key>`), a contact, an address, or those that are gone. */
export type OriginOf =
  | {
      readonly kind: 'field'
      readonly field: string
      /** How a value is said; without it as the customer's page says it. */
      readonly say?: (value: unknown) => ReactNode
    }
  | { readonly kind: 'identity'; readonly id: string }
  | { readonly kind: 'address'; readonly id: string }
  | { readonly kind: 'former' }
