declare module '../platform/events/events.ts' {
  interface EventTypes {
    'duplicates.scan_queued': Record<string, never>
  }
}

export { checkDuplicates } from './checking.ts'
export { dismissDuplicate, undismissDuplicate } from './dismissing.ts'
export { listDuplicates } from './listing.ts'
export { getScan, startScan } from './scanning.ts'
