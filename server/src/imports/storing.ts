import type { Import } from '@zhike/contract/imports'
import {
  type ArrivalQuestion,
  ArrivalsOverlap,
  type ArrivalViewer,
  askForArrivals,
  askForContacts,
  type ContactQuestion,
  eventsOfArrivals,
  eventsOfContacts,
  keepArrivalsOut,
  openArrivals,
  openContactArrivals,
  type SettledArrivals,
  type SettledContacts,
  storeArrivals,
  storeContactArrivals,
} from '../customers/customers.ts'
import {
  askForOrders,
  eventsOfOrders,
  NumberTaken,
  type OrderQuestion,
  openOrderArrivals,
  type SettledOrders,
  storeOrderArrivals,
} from '../orders/orders.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Db } from '../platform/db/database.ts'
import {
  askForProducts,
  effectsOfProducts,
  effectsOfSold,
  openProductArrivals,
  type SettledProducts,
  SkuTaken,
  storeProductArrivals,
} from '../products/products.ts'
import type { Question, Settled } from './gathering.ts'
import { insertProductEffects } from './product-undoing.queries.ts'
import { type EffectPlace, insertEffects } from './running.queries.ts'

type OnDuplicate = Import['onDuplicate']

/** How a kind of import asks the database and writes into it. */
interface Kind {
  /** Lets nobody else write what a batch may meet before the transaction is over: for a batch that met others too often. */
  keepOthersOut(ctx: Ctx): Promise<void>
  open(ctx: Ctx, question: Question, onDuplicate: OnDuplicate, viewer: ArrivalViewer | undefined): Promise<string>
  /** Asks the same without writing anything afterwards. */
  ask(ctx: Ctx, question: Question): Promise<string>
  store(ctx: Ctx, question: Question, settled: Settled): Promise<void>
  /** Keeps what was stored, so that it can be undone; gives how much that is. */
  keep(db: Db, at: EffectPlace, settled: Settled): Promise<number>
}

const kinds: Readonly<Record<Import['kind'], Kind>> = {
  customers: {
    keepOthersOut: keepArrivalsOut,
    ask: (ctx, question) => askForArrivals(ctx, question as ArrivalQuestion),
    open: (ctx, question, onDuplicate, viewer) => openArrivals(ctx, question as ArrivalQuestion, onDuplicate, viewer),
    store: (ctx, question, settled) =>
      storeArrivals(ctx, (question as ArrivalQuestion).hashes, settled as SettledArrivals),
    keep: (db, at, settled) => insertEffects(db, at, eventsOfArrivals((settled as SettledArrivals).batches)),
  },
  contacts: {
    keepOthersOut: keepArrivalsOut,
    ask: (ctx, question) => askForContacts(ctx, question as ContactQuestion),
    open: (ctx, question) => openContactArrivals(ctx, question as ContactQuestion),
    store: (ctx, question, settled) =>
      storeContactArrivals(ctx, question as ContactQuestion, settled as SettledContacts),
    keep: (db, at, settled) => insertEffects(db, at, eventsOfContacts(settled as SettledContacts)),
  },
  products: {
    keepOthersOut: async () => undefined,
    ask: (ctx, question) => askForProducts(ctx, question as Uint8Array),
    open: (ctx, question) => openProductArrivals(ctx, question as Uint8Array),
    store: (ctx, _, settled) => storeProductArrivals(ctx, settled as SettledProducts),
    keep: (db, at, settled) => insertProductEffects(db, at, effectsOfProducts((settled as SettledProducts).batches)),
  },
  orders: {
    // numbers are claimed one by one, and whoever waits for one sees it taken
    keepOthersOut: async () => undefined,
    ask: (ctx, question) => askForOrders(ctx, question as OrderQuestion),
    open: (ctx, question, _, viewer) => openOrderArrivals(ctx, question as OrderQuestion, viewer),
    store: (ctx, _, settled) => storeOrderArrivals(ctx, settled as SettledOrders),
    keep: async (db, at, settled) => {
      const { created, updated, products } = (settled as SettledOrders).batches
      const kept = await insertEffects(db, at, eventsOfOrders(created, updated))
      return kept + (products.size > 0 ? await insertProductEffects(db, at, effectsOfSold(products)) : 0)
    },
  },
}

export const kindOf = (kind: Import['kind']): Kind => kinds[kind]

/** What PostgreSQL says when we came in somebody's way: deadlock, no lock in time, not serialisable, already there. */
const inTheWay = new Set(['40P01', '55P03', '40001', '23505'])

/** Whether the same chunk can go in with a second try. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ArrivalsOverlap ||
  error instanceof NumberTaken ||
  error instanceof SkuTaken ||
  (error instanceof Error && 'code' in error && inTheWay.has(String(error.code)))
