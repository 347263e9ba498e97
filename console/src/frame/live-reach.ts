import type { LiveEvent } from '@zhike/contract/desk'

/** Which modules show something of an event, by the part of its type before the dot. */
const reach: Readonly<Record<string, readonly string[]>> = {
  customer: ['customers', 'dataQuality', 'duplicates', 'pool', 'reports', 'search'],
  data_quality: ['dataQuality', 'customers'],
  duplicates: ['duplicates'],
  identity: ['customers'],
  own_field: ['ownFields', 'customers', 'tickets', 'orders'],
  order: ['orders', 'customers', 'pool', 'reports'],
  product: ['products'],
  time_promise: ['timePromises', 'customers'],
  promise: ['promises', 'customers', 'timePromises'],
  promise_policy: ['promisePolicies'],
  article: ['articles', 'knowledge'],
  knowledge: ['articles', 'knowledge'],
  complaint: ['complaints', 'tickets', 'customers'],
  improvement: ['improvements', 'customers'],
  change_notice: ['improvements', 'feedbackThemes', 'customers'],
  feedback: ['feedback', 'feedbackThemes', 'customers'],
  feedback_theme: ['feedbackThemes', 'feedback'],
  praise: ['feedback'],
  ticket: [
    'complaints',
    'tickets',
    'ticketLinks',
    'ticketMerges',
    'ticketSplits',
    'ticketWatchers',
    'incidentUpdates',
    'customers',
    'pool',
    'reports',
    'ticketTasks',
    'timePromises',
    'promises',
  ],
  incident: ['incidentUpdates', 'customers'],
  need: ['needs', 'customers', 'pool'],
  pool_rule: ['poolRules', 'pool'],
  pool_limits: ['poolRules', 'pool'],
  ticket_category: ['categories', 'tickets'],
  ticket_type: ['ticketTypes'],
  ticket_template: ['ticketTemplates'],
  view: ['views', 'ticketViews'],
  bulk_edit: ['bulkEdits', 'ticketBulkEdits', 'customers', 'tickets'],
  export: ['exports'],
  import: ['imports', 'customers', 'orders', 'reports'],
  staff: ['staff', 'departments', 'teams', 'posts', 'session', 'presence', 'roster'],
  calendar: ['calendars', 'calendar', 'presence'],
  shift: ['shifts', 'roster', 'presence'],
  leave: ['leaves', 'presence'],
  company: ['company'],
  department: ['departments', 'staff'],
  team: ['teams', 'staff'],
  post: ['posts', 'staff'],
  role: ['roles', 'session'],
  api_key: ['apiKeys'],
  audit: ['audit'],
  access_review: ['accessReviews'],
  approval: ['approvals', 'complaints'],
  approval_flow: ['approvalFlows', 'approvals'],
  approval_delegation: ['approvalDelegations', 'approvals'],
  session: ['session', 'staff'],
  second_factor: ['secondFactor', 'staff', 'logInRules'],
  sign_on: ['signOn'],
  log_in_rules: ['logInRules', 'session', 'secondFactor'],
  password: ['session'],
  job: ['jobs'],
  key_rotation: ['keyRotations'],
  file_limits: ['fileStorage'],
}

/** The id an answer is about, when it is about one thing; lists have none. */
function subjectOf(args: unknown): string | undefined {
  const id = typeof args === 'object' && args !== null ? (args as { readonly id?: unknown }).id : undefined
  return typeof id === 'string' ? id : undefined
}

/** Whether the answer under `key` (`[module, call, args]`) may differ after `event`. */
export function reaches(event: Pick<LiveEvent, 'type' | 'ids'>, key: readonly unknown[]): boolean {
  const modules = reach[event.type.split('.')[0] ?? '']
  if (!modules?.includes(String(key[0]))) return false
  const subject = subjectOf(key[2])
  return subject === undefined || Object.values(event.ids).includes(subject)
}
