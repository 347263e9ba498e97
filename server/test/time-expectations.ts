const manager = ['manager'] as const
/** Who says when is worked. */
const planners = ['administrator', 'manager'] as const
const readers = ['manager', 'representative', 'support', 'after_sales', 'specialist', 'inspector', 'analyst'] as const
const workers = ['manager', 'representative', 'support', 'after_sales', 'specialist'] as const
const everybody = [...readers, 'administrator'] as const

/** Working time, and what is promised in it. */
export const timeExpectations = {
  'calendar.deadline': 'signed-in',
  'calendar.occasions': 'signed-in',
  'calendar.days': 'signed-in',
  'calendar.day': 'signed-in',
  'calendar.holidayYears': 'signed-in',
  'calendars.list': 'signed-in',
  'calendars.create': planners,
  'calendars.update': planners,
  'calendars.remove': planners,
  'shifts.list': everybody,
  'shifts.create': planners,
  'shifts.update': planners,
  'shifts.remove': planners,
  'roster.list': everybody,
  'roster.set': planners,
  'leaves.list': 'signed-in',
  'leaves.record': 'signed-in',
  'leaves.withdraw': 'signed-in',
  'presence.get': everybody,
  'presence.setDeputy': 'signed-in',
  'presence.removeDeputy': 'signed-in',
  'timePromises.ofTicket': readers,
  'timePromises.list': readers,
  'timePromises.told': readers,
  'promises.findPhrases': workers,
  'promises.list': readers,
  'promises.figures': readers,
  'promises.make': workers,
  'promises.keep': workers,
  'promises.move': workers,
  'promises.withdraw': workers,
  'promisePolicies.list': readers,
  'promisePolicies.create': manager,
  'promisePolicies.update': manager,
  'promisePolicies.remove': manager,
  'promisePolicies.publish': manager,
  'promisePolicies.foresee': manager,
  'promisePolicies.replay': manager,
} as const
