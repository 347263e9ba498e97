/** Codes of approvals, without schemas, for pages that only name them. */
export const approvalKinds = ['general', 'compensation'] as const
export const approvalStates = ['running', 'returned', 'approved', 'refused', 'withdrawn'] as const
export const approvalBoxes = ['mine', 'decided', 'started', 'copied', 'all'] as const
