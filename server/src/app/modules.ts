import { accessReviews } from '@zhike/contract/access-reviews'
import { approvalDelegations, approvalFlows, approvals } from '@zhike/contract/approvals'
import { calendar } from '@zhike/contract/calendar'
import { calendars } from '@zhike/contract/calendars'
import { company } from '@zhike/contract/company'
import { complaints } from '@zhike/contract/complaints'
import { bulkEdits, customers, views } from '@zhike/contract/customers'
import { dataQuality } from '@zhike/contract/data-quality'
import { jobs, live, reports } from '@zhike/contract/desk'
import { duplicates } from '@zhike/contract/duplicates'
import { exports } from '@zhike/contract/exports'
import { feedback, feedbackThemes } from '@zhike/contract/feedback'
import { fileStorage } from '@zhike/contract/file-storage'
import { imports } from '@zhike/contract/imports'
import { improvements } from '@zhike/contract/improvements'
import { keyRotations } from '@zhike/contract/key-rotations'
import { articles, knowledge } from '@zhike/contract/knowledge'
import { needs } from '@zhike/contract/needs'
import { orders, products } from '@zhike/contract/orders'
import { ownFields } from '@zhike/contract/own-fields'
import { pool, poolRules } from '@zhike/contract/pool'
import { portal } from '@zhike/contract/portal'
import { promises } from '@zhike/contract/promises'
import { search } from '@zhike/contract/search'
import { apiKeys, audit, roles, session } from '@zhike/contract/security'
import { logInRules } from '@zhike/contract/security/log-in-rules'
import { secondFactor } from '@zhike/contract/security/second-factor'
import { signOn } from '@zhike/contract/security/sign-on'
import { leaves, presence, roster, shifts } from '@zhike/contract/shifts'
import { similarTickets } from '@zhike/contract/similar-tickets'
import { departments, posts, staff, teams } from '@zhike/contract/staff'
import { ticketBulkEdits } from '@zhike/contract/ticket-bulk-edits'
import { incidentUpdates, ticketLinks } from '@zhike/contract/ticket-links'
import { ticketMerges, ticketSplits } from '@zhike/contract/ticket-merges'
import { ticketTasks } from '@zhike/contract/ticket-tasks'
import { ticketTemplates } from '@zhike/contract/ticket-templates'
import { ticketTypes } from '@zhike/contract/ticket-types'
import { ticketWatchers } from '@zhike/contract/ticket-watchers'
import { categories, tickets, ticketViews } from '@zhike/contract/tickets'
import { promisePolicies, timePromises } from '@zhike/contract/time-promises'
import { accessReviewSchedules } from '../access-reviews/access-reviews.jobs.ts'
import { accessReviewHandlers } from '../access-reviews/access-reviews.routes.ts'
import { approvalReactions } from '../approvals/approvals.reactions.ts'
import { approvalDelegationHandlers, approvalFlowHandlers, approvalHandlers } from '../approvals/approvals.routes.ts'
import { provideSubject } from '../approvals/approvals.ts'
import { bulkEditSchedules } from '../bulk-edits/bulk-edits.jobs.ts'
import { bulkEditReactions } from '../bulk-edits/bulk-edits.reactions.ts'
import { provideBulkWork } from '../bulk-edits/bulk-edits.ts'
import {
  calendarHandlers,
  calendarsHandlers,
  leaveHandlers,
  presenceHandlers,
  rosterHandlers,
  shiftHandlers,
} from '../calendar/calendar.routes.ts'
import { changeNoticeReactions } from '../change-notices/change-notices.reactions.ts'
import { complaintSchedules } from '../complaints/complaints.jobs.ts'
import { complaintReactions } from '../complaints/complaints.reactions.ts'
import { complaintHandlers } from '../complaints/complaints.routes.ts'
import { checkCause, followUpFields } from '../complaints/complaints.ts'
import { customerSchedules } from '../customers/customers.jobs.ts'
import { customerReactions } from '../customers/customers.reactions.ts'
import { bulkEditHandlers, customerHandlers, dataQualityHandlers, viewHandlers } from '../customers/customers.routes.ts'
import { customerBulkWork, provideCustomerFields, provideOriginNames } from '../customers/customers.ts'
import { duplicateSchedules } from '../duplicates/duplicates.jobs.ts'
import { duplicateReactions } from '../duplicates/duplicates.reactions.ts'
import { duplicateHandlers } from '../duplicates/duplicates.routes.ts'
import { exportSchedules } from '../exports/exports.jobs.ts'
import { exportReactions } from '../exports/exports.reactions.ts'
import { exportHandlers } from '../exports/exports.routes.ts'
import { feedbackHandlers, feedbackThemeHandlers } from '../feedback/feedback.routes.ts'
import { ownFilterFields } from '../filters/filters.ts'
import { importSchedules } from '../imports/imports.jobs.ts'
import { importReactions } from '../imports/imports.reactions.ts'
import { importHandlers } from '../imports/imports.routes.ts'
import { findImportNames } from '../imports/imports.ts'
import { improvementHandlers } from '../improvements/improvements.routes.ts'
import { knowledgeReactions } from '../knowledge/knowledge.reactions.ts'
import { articleHandlers, knowledgeHandlers } from '../knowledge/knowledge.routes.ts'
import { needHandlers } from '../needs/needs.routes.ts'
import { orderHandlers } from '../orders/orders.routes.ts'
import { provideOrderFields } from '../orders/orders.ts'
import { ownFieldHandlers } from '../own-fields/own-fields.routes.ts'
import { fileStorageHandlers } from '../platform/files/file-storage.routes.ts'
import { type Route, routesOf } from '../platform/http/handlers.ts'
import type { Reaction, Schedule } from '../platform/jobs/background.ts'
import { jobHandlers } from '../platform/jobs/jobs.routes.ts'
import { liveHandlers } from '../platform/live/live.routes.ts'
import { rotationReactions, rotationSchedules } from '../platform/rotation/rotation.jobs.ts'
import { keyRotationHandlers } from '../platform/rotation/rotation.routes.ts'
import { poolSchedules } from '../pool/pool.jobs.ts'
import { poolHandlers, poolRuleHandlers } from '../pool/pool.routes.ts'
import { productHandlers } from '../products/products.routes.ts'
import { promiseSchedules } from '../promises/promises.jobs.ts'
import { promiseReactions } from '../promises/promises.reactions.ts'
import { promiseHandlers } from '../promises/promises.routes.ts'
import { pledgedTo, pledgingEvents } from '../promises/promises.ts'
import { reportHandlers } from '../reports/reports.routes.ts'
import { searchHandlers } from '../search/search.routes.ts'
import { securitySchedules } from '../security/security.jobs.ts'
import { securityReactions } from '../security/security.reactions.ts'
import {
  apiKeyHandlers,
  auditHandlers,
  logInRuleHandlers,
  roleHandlers,
  secondFactorHandlers,
  sessionHandlers,
  signOnHandlers,
} from '../security/security.routes.ts'
import { provideHiring } from '../security/security.ts'
import { similarTicketSchedules } from '../similar-tickets/similar-tickets.jobs.ts'
import { similarTicketHandlers } from '../similar-tickets/similar-tickets.routes.ts'
import {
  companyHandlers,
  departmentHandlers,
  postHandlers,
  staffHandlers,
  teamHandlers,
} from '../staff/staff.routes.ts'
import { createStaff } from '../staff/staff.ts'
import { ticketBulkEditHandlers } from '../ticket-bulk-edits/ticket-bulk-edits.routes.ts'
import { provideDeadlines, ticketBulkWork } from '../ticket-bulk-edits/ticket-bulk-edits.ts'
import { ticketLinkSchedules } from '../ticket-links/ticket-links.jobs.ts'
import { ticketLinkReactions } from '../ticket-links/ticket-links.reactions.ts'
import { incidentUpdateHandlers, ticketLinkHandlers } from '../ticket-links/ticket-links.routes.ts'
import { ticketMergeHandlers, ticketSplitHandlers } from '../ticket-merges/ticket-merges.routes.ts'
import { ticketTaskHandlers } from '../ticket-tasks/ticket-tasks.routes.ts'
import { checkClosing, checkResolving, openDefaultTasks, taskFields } from '../ticket-tasks/ticket-tasks.ts'
import { categoryHandlers, ticketTemplateHandlers, ticketTypeHandlers } from '../ticket-types/ticket-types.routes.ts'
import { ticketWatcherHandlers } from '../ticket-watchers/ticket-watchers.routes.ts'
import { watcherField } from '../ticket-watchers/ticket-watchers.ts'
import { portalHandlers } from '../tickets/portal.routes.ts'
import { ticketSchedules } from '../tickets/tickets.jobs.ts'
import { ticketReactions } from '../tickets/tickets.reactions.ts'
import { ticketHandlers, ticketViewHandlers } from '../tickets/tickets.routes.ts'
import {
  closing,
  findTicketKey,
  openTickets,
  provideOpeningTasks,
  providePledged,
  providePromised,
  provideTicketFields,
  resolving,
  typeFields,
} from '../tickets/tickets.ts'
import { timePromiseSchedules } from '../time-promises/time-promises.jobs.ts'
import { timePromiseReactions } from '../time-promises/time-promises.reactions.ts'
import { promisePolicyHandlers, timePromiseHandlers } from '../time-promises/time-promises.routes.ts'
import { foreseeMoves, promisedTo, promiseFields } from '../time-promises/time-promises.ts'
import { sealedPlaces } from './sealed-places.ts'
import { sweeps } from './sweeps.ts'

// what customers are filtered by besides their own facts
provideCustomerFields(ownFilterFields('customer'))
provideCustomerFields(() => [openTickets])
// what can be changed many at once
provideBulkWork(customerBulkWork)
provideBulkWork(ticketBulkWork)
// what a ticket needs before it is resolved, and what work it begins with
provideSubject('ticket', async (ctx, id) => (await findTicketKey(ctx.db, id)) !== undefined)
resolving.provide(checkResolving)
closing.provide(checkClosing)
provideOpeningTasks(openDefaultTasks)
// what tickets and orders are
provideTicketFields(typeFields)
provideTicketFields(() => [...promiseFields, ...taskFields, ...followUpFields, watcherField])
provideTicketFields(ownFilterFields('ticket'))
provideOrderFields(ownFilterFields('order'))
// what a complaint needs before its ticket is closed
closing.provide(checkCause)
// how a log-in by the company's provider adds a colleague
provideHiring(createStaff)
// and what files are called from which their values came
provideOriginNames('import', findImportNames)
// and what the progress page says of times
providePromised(promisedTo)
provideDeadlines(foreseeMoves)
providePledged(pledgedTo, pledgingEvents)

/** The one list of modules: everything that the server answers. */
export const routes: readonly Route[] = [
  ...routesOf('session', session, sessionHandlers),
  ...routesOf('secondFactor', secondFactor, secondFactorHandlers),
  ...routesOf('signOn', signOn, signOnHandlers),
  ...routesOf('logInRules', logInRules, logInRuleHandlers),
  ...routesOf('roles', roles, roleHandlers),
  ...routesOf('apiKeys', apiKeys, apiKeyHandlers),
  ...routesOf('audit', audit, auditHandlers),
  ...routesOf('accessReviews', accessReviews, accessReviewHandlers),
  ...routesOf('company', company, companyHandlers),
  ...routesOf('staff', staff, staffHandlers),
  ...routesOf('departments', departments, departmentHandlers),
  ...routesOf('teams', teams, teamHandlers),
  ...routesOf('posts', posts, postHandlers),
  ...routesOf('approvals', approvals, approvalHandlers),
  ...routesOf('approvalFlows', approvalFlows, approvalFlowHandlers),
  ...routesOf('approvalDelegations', approvalDelegations, approvalDelegationHandlers),
  ...routesOf('ownFields', ownFields, ownFieldHandlers),
  ...routesOf('customers', customers, customerHandlers),
  ...routesOf('views', views, viewHandlers),
  ...routesOf('bulkEdits', bulkEdits, bulkEditHandlers),
  ...routesOf('dataQuality', dataQuality, dataQualityHandlers),
  ...routesOf('duplicates', duplicates, duplicateHandlers),
  ...routesOf('products', products, productHandlers),
  ...routesOf('orders', orders, orderHandlers),
  ...routesOf('exports', exports, exportHandlers),
  ...routesOf('imports', imports, importHandlers),
  ...routesOf('tickets', tickets, ticketHandlers),
  ...routesOf('ticketViews', ticketViews, ticketViewHandlers),
  ...routesOf('categories', categories, categoryHandlers),
  ...routesOf('ticketTypes', ticketTypes, ticketTypeHandlers),
  ...routesOf('ticketTemplates', ticketTemplates, ticketTemplateHandlers),
  ...routesOf('ticketLinks', ticketLinks, ticketLinkHandlers),
  ...routesOf('incidentUpdates', incidentUpdates, incidentUpdateHandlers),
  ...routesOf('ticketMerges', ticketMerges, ticketMergeHandlers),
  ...routesOf('ticketSplits', ticketSplits, ticketSplitHandlers),
  ...routesOf('ticketWatchers', ticketWatchers, ticketWatcherHandlers),
  ...routesOf('ticketBulkEdits', ticketBulkEdits, ticketBulkEditHandlers),
  ...routesOf('ticketTasks', ticketTasks, ticketTaskHandlers),
  ...routesOf('similarTickets', similarTickets, similarTicketHandlers),
  ...routesOf('complaints', complaints, complaintHandlers),
  ...routesOf('improvements', improvements, improvementHandlers),
  ...routesOf('feedback', feedback, feedbackHandlers),
  ...routesOf('feedbackThemes', feedbackThemes, feedbackThemeHandlers),
  ...routesOf('calendar', calendar, calendarHandlers),
  ...routesOf('calendars', calendars, calendarsHandlers),
  ...routesOf('shifts', shifts, shiftHandlers),
  ...routesOf('roster', roster, rosterHandlers),
  ...routesOf('leaves', leaves, leaveHandlers),
  ...routesOf('presence', presence, presenceHandlers),
  ...routesOf('knowledge', knowledge, knowledgeHandlers),
  ...routesOf('articles', articles, articleHandlers),
  ...routesOf('needs', needs, needHandlers),
  ...routesOf('pool', pool, poolHandlers),
  ...routesOf('poolRules', poolRules, poolRuleHandlers),
  ...routesOf('timePromises', timePromises, timePromiseHandlers),
  ...routesOf('promisePolicies', promisePolicies, promisePolicyHandlers),
  ...routesOf('promises', promises, promiseHandlers),
  ...routesOf('portal', portal, portalHandlers),
  ...routesOf('reports', reports, reportHandlers),
  ...routesOf('search', search, searchHandlers),
  ...routesOf('live', live, liveHandlers),
  ...routesOf('jobs', jobs, jobHandlers),
  ...routesOf('keyRotations', keyRotations, keyRotationHandlers),
  ...routesOf('fileStorage', fileStorage, fileStorageHandlers),
]

/** What modules do when others emit. */
export const reactions: readonly Reaction[] = [
  ...securityReactions,
  ...approvalReactions,
  ...rotationReactions(sealedPlaces),
  ...bulkEditReactions,
  ...customerReactions,
  ...exportReactions,
  ...duplicateReactions,
  ...importReactions,
  ...knowledgeReactions,
  ...ticketReactions,
  ...ticketLinkReactions,
  ...timePromiseReactions,
  ...promiseReactions,
  ...complaintReactions,
  ...changeNoticeReactions,
]

/** What modules do by the clock. */
export const schedules: readonly Schedule[] = [
  ...securitySchedules,
  ...accessReviewSchedules,
  ...rotationSchedules,
  ...bulkEditSchedules,
  ...customerSchedules,
  ...exportSchedules,
  ...duplicateSchedules,
  ...importSchedules,
  ...ticketSchedules,
  ...ticketLinkSchedules,
  ...similarTicketSchedules,
  ...complaintSchedules,
  ...poolSchedules,
  ...timePromiseSchedules,
  ...promiseSchedules,
  ...sweeps,
]
