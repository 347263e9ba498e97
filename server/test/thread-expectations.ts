const frontline = ['manager', 'representative', 'support', 'after_sales', 'specialist'] as const
const readers = [...frontline, 'inspector', 'analyst'] as const

/** What hangs tickets together, and who wants to hear of them. */
export const threadExpectations = {
  'ticketLinks.list': readers,
  'ticketLinks.create': frontline,
  'ticketLinks.remove': frontline,
  'incidentUpdates.preview': readers,
  'incidentUpdates.create': frontline,
  'incidentUpdates.list': readers,
  'ticketMerges.list': readers,
  'ticketMerges.merge': frontline,
  'ticketMerges.takeApart': frontline,
  'ticketSplits.list': readers,
  'ticketSplits.split': frontline,
  'ticketSplits.undo': frontline,
  'ticketWatchers.list': readers,
  'ticketWatchers.add': readers,
  'ticketWatchers.remove': readers,
  ...Object.fromEntries(
    ['preview', 'create', 'list', 'get', 'cancel', 'undo', 'undoPreview', 'exceptions'].map((name) => [
      `ticketBulkEdits.${name}`,
      frontline,
    ]),
  ),
  'similarTickets.ofTicket': readers,
  'similarTickets.ofText': readers,
} as const
