import type { Generated } from 'kysely'

declare module '../platform/db/database.ts' {
  interface Database {
    products: ProductsTable
  }
}

export interface ProductsTable {
  id: string
  sku: string
  name: string
  category: string | null
  priceFen: number | null
  ownerId: Generated<string | null>
  createdAt: Date
  version: Generated<number>
}
