/** Codes of improvements, without schemas, for pages that only name them. */
export const improvementStates = ['planned', 'under_way', 'done', 'effective'] as const
