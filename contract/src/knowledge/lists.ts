/** Codes of articles, without schemas, for pages that only name them. */
export const articleKinds = ['faq', 'article', 'guide', 'policy'] as const
export const audiences = ['internal', 'customers'] as const
/** In the order in which they are offered. */
export const articleDeeds = [
  'publish',
  'sendBack',
  'submit',
  'confirm',
  'edit',
  'suspend',
  'archive',
  'restore',
] as const
export const articleStates = ['draft', 'published', 'suspended', 'archived'] as const
