import type { TicketKind } from '@zhike/contract/tickets'
import './ticket-types.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'ticket_category.created': { kind: TicketKind; departmentId: string | null }
    'ticket_category.updated': { fields: string[]; departmentId: string | null }
    'ticket_category.retired': Record<string, never>
    'ticket_template.created': Record<string, never>
    'ticket_template.updated': Record<string, never>
    'ticket_template.removed': Record<string, never>
    'ticket_type.created': { kind: TicketKind }
    'ticket_type.updated': { fields: string[] }
    'ticket_type.retired': Record<string, never>
    'ticket_type.restored': Record<string, never>
  }
}

export { findCategory } from './categories.queries.ts'
export { createCategory, listCategories, retireTicketCategory, updateCategory } from './categories.ts'
export { createType, listTypes, restoreType, retireType, updateTicketType } from './defining.ts'
export { askedByForm, type Form, missingByForm, requiredByForm } from './forms.ts'
export { categoryNames, typeNames } from './names.queries.ts'
export { listPortalTypes } from './portal-types.ts'
export { createTemplate, getUsableTemplate, listTemplates, removeTemplate, updateTemplate } from './templates.ts'
export { findType as findTicketType } from './ticket-types.queries.ts'
