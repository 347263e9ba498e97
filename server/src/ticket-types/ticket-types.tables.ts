import type { TicketTemplate } from '@zhike/contract/ticket-templates'
import type { FormField, Numbering, Step, TaskTemplate } from '@zhike/contract/ticket-types'
import type { Category, Priority, TicketKind } from '@zhike/contract/tickets'
import type { Generated, Selectable } from 'kysely'

declare module '../platform/db/database.ts' {
  interface Database {
    ticketCategories: TicketCategoriesTable
    ticketTypes: TicketTypesTable
    ticketTemplates: TicketTemplatesTable
    ticketNumberRules: TicketNumberRulesTable
    ticketChecklists: TicketChecklistsTable
  }
}

interface TicketCategoriesTable {
  id: string
  kind: Category['kind']
  name: string
  departmentId: string | null
  retiredAt: Date | null
  retiredBy: string | null
  version: Generated<number>
}

interface TicketTypesTable {
  id: string
  kind: TicketKind
  name: string
  nameEn: string | null
  categoryId: string | null
  priority: Priority
  form: FormField[] | null
  numberRuleId: string | null
  checklistId: string | null
  tasks: TaskTemplate[]
  portal: boolean
  createdAt: Date
  retiredAt: Date | null
  retiredBy: string | null
  version: Generated<number>
}

interface TicketTemplatesTable extends Omit<TicketTemplate, 'version' | 'departmentName' | 'assigneeName'> {
  version: Generated<number>
}

interface TicketNumberRulesTable extends Numbering {
  id: string
  typeId: string
}

interface TicketChecklistsTable {
  id: string
  typeId: string
  steps: Step[]
}

/** A type with its rule of numbers and its checklist, as it is read. */
export interface StoredType extends Selectable<TicketTypesTable> {
  numbering: Numbering | null
  checklist: Step[]
}
