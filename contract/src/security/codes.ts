import * as z from 'zod'

/** Six digits of an authenticator app, or a backup code; spaces and dashes do not count. */
export const OneTimeCode = z.string().trim().min(1).max(40)
