import type { products } from '@zhike/contract/orders'
import type { Handlers } from '../platform/http/handlers.ts'
import { assignOwner, listProducts, saveProduct } from './products.ts'

export const productHandlers: Handlers<typeof products> = { list: listProducts, create: saveProduct, assignOwner }
