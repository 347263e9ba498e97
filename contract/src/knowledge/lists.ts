/** Codes of articles, without schemas, for pages that only name them. */
export const articleKinds = ['faq', 'article', 'guide', 'policy'] as const
export const audiences = ['internal', 'customers'] as const
export const articleStates = ['draft', 'published', 'suspended', 'archived'] as const
