/** An address of our own to go to after the log-in; anything else could lead to a stranger's page. */
export const ownAddress = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(value) ? value : undefined
