import type { Approval } from '@zhike/contract/approvals'

/** To where an application can go back: the applicant, unless they left, and the steps in which somebody decided. */
export const targetsOf = ({ applicantLeft, steps }: Approval) => [
  ...(applicantLeft ? [] : (['applicant'] as const)),
  ...steps.filter(({ state, tasks }) => state === 'approved' && tasks.length > 0),
]
