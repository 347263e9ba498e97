import type { orders } from '@zhike/contract/orders'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  addDelivery,
  addPayment,
  addReturn,
  attachOrderFile,
  countOrders,
  createOrder,
  getOrder,
  getOrderFile,
  handOverOrder,
  listOrderFields,
  listOrders,
  updateOrder,
} from './orders.ts'

export const orderHandlers: Handlers<typeof orders> = {
  create: createOrder,
  list: listOrders,
  count: countOrders,
  listFields: listOrderFields,
  get: getOrder,
  update: updateOrder,
  addPayment,
  addDelivery,
  addReturn,
  attachOwnFile: attachOrderFile,
  getOwnFile: getOrderFile,
  handOver: handOverOrder,
}
