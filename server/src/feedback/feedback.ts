import './feedback.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'feedback.themed': { number: string; themeId: string | null }
    'feedback.product_named': { number: string; sku: string | null }
    'feedback.thanked': { number: string }
    'feedback.praise_passed': { number: string; staffId: string }
    'feedback.praise_withdrawn': { number: string; staffId: string }
    /** For the colleague alone: without the ticket, which they need not see. */
    'praise.received': { staffId: string }
    'praise.read': { praises: number }
    'feedback_theme.created': { name: string; ownerId: string }
    'feedback_theme.updated': { fields: string[] }
    'feedback_theme.retired': Record<string, never>
  }
}

export { summariseFeedback } from './counting.ts'
export { listFeedback } from './listing.ts'
export { setProduct } from './naming-product.ts'
export { listPraises, passPraise, readPraises, withdrawPraise } from './praising.ts'
export { listTellings, tellTheme } from './telling.ts'
export { thankCustomer } from './thanking.ts'
export { createTheme, listThemes, retireTheme, setTheme, updateTheme } from './themes.ts'
