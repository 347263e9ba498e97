import type { live } from '@zhike/contract/desk'
import type { Handlers } from '../http/handlers.ts'

export const liveHandlers: Handlers<typeof live> = {
  stream: async (ctx) => ctx.tools.live.forDesk(ctx.actor),
}
