/** Codes of complaints, without schemas, for pages that only name them. */
export const complaintStages = [
  'registered',
  'investigating',
  'acting',
  'answered',
  'verified',
  'following_up',
  'closed',
] as const
export const compensationForms = ['refund', 'cash', 'coupon', 'gift', 'service'] as const
export const causeKinds = ['product', 'service', 'information', 'expectation'] as const
