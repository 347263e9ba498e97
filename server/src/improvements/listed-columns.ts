import type { CustomerColumn, OutreachColumn } from '@zhike/contract/exports/columns'
import type { OutreachState } from '@zhike/contract/improvements'

/** The list of an improvement, or those of it that stand so. */
export interface OutreachWish {
  readonly improvement: string
  readonly state?: OutreachState | undefined
}

/** What is told of the customer is told as in an export of customers. */
export const ofCustomer = {
  customer_number: 'number',
  customer_name: 'name',
  phone: 'phone',
  email: 'email',
  wechat: 'wechat',
  region: 'region',
  address: 'address',
  owner: 'owner',
} as const satisfies Partial<Record<OutreachColumn, CustomerColumn>>

/** What the list itself knows. */
export type ListedColumn = Exclude<OutreachColumn, keyof typeof ofCustomer>
