import { accessReviews } from './access-reviews.ts'
import { approvalDelegations, approvalFlows, approvals } from './approvals.ts'
import { calendar } from './calendar.ts'
import { calendars } from './calendars.ts'
import { company } from './company.ts'
import { complaints } from './complaints.ts'
import { bulkEdits, customers, views } from './customers.ts'
import { dataQuality } from './data-quality.ts'
import { jobs, live, reports } from './desk.ts'
import { duplicates } from './duplicates.ts'
import { exports } from './exports.ts'
import { feedback, feedbackThemes } from './feedback.ts'
import { fileStorage } from './file-storage.ts'
import { imports } from './imports.ts'
import { improvements } from './improvements.ts'
import { keyRotations } from './key-rotations.ts'
import { articles, knowledge } from './knowledge.ts'
import { needs } from './needs.ts'
import { orders, products } from './orders.ts'
import { ownFields } from './own-fields.ts'
import { pool, poolRules } from './pool.ts'
import { portal } from './portal.ts'
import { promises } from './promises.ts'
import { search } from './search.ts'
import { logInRules } from './security/log-in-rules.ts'
import { secondFactor } from './security/second-factor.ts'
import { signOn } from './security/sign-on.ts'
import { apiKeys, audit, roles, session } from './security.ts'
import { leaves, presence, roster, shifts } from './shifts.ts'
import { similarTickets } from './similar-tickets.ts'
import { departments, posts, staff, teams } from './staff.ts'
import { ticketBulkEdits } from './ticket-bulk-edits.ts'
import { incidentUpdates, ticketLinks } from './ticket-links.ts'
import { ticketMerges, ticketSplits } from './ticket-merges.ts'
import { ticketTasks } from './ticket-tasks.ts'
import { ticketTemplates } from './ticket-templates.ts'
import { ticketTypes } from './ticket-types.ts'
import { ticketWatchers } from './ticket-watchers.ts'
import { categories, tickets, ticketViews } from './tickets.ts'
import { promisePolicies, timePromises } from './time-promises.ts'

/** Everything the server answers under `/api/v1`, by module. */
export const api = {
  session,
  secondFactor,
  signOn,
  logInRules,
  roles,
  apiKeys,
  audit,
  accessReviews,
  company,
  calendar,
  calendars,
  shifts,
  roster,
  leaves,
  presence,
  staff,
  departments,
  teams,
  posts,
  approvals,
  approvalFlows,
  approvalDelegations,
  ownFields,
  customers,
  views,
  bulkEdits,
  dataQuality,
  duplicates,
  products,
  orders,
  knowledge,
  articles,
  tickets,
  ticketViews,
  categories,
  ticketTypes,
  ticketTemplates,
  ticketLinks,
  incidentUpdates,
  ticketMerges,
  ticketSplits,
  ticketWatchers,
  ticketBulkEdits,
  ticketTasks,
  similarTickets,
  complaints,
  improvements,
  feedback,
  feedbackThemes,
  needs,
  pool,
  poolRules,
  timePromises,
  promisePolicies,
  promises,
  portal,
  exports,
  imports,
  search,
  reports,
  live,
  jobs,
  keyRotations,
  fileStorage,
} as const
