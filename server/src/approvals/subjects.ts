import type { Ctx } from '../platform/ctx.ts'

/** Whether the actor sees a record. */
type Sight = (ctx: Ctx, id: string) => Promise<boolean>

const sights = new Map<string, Sight>()

/** Registers how it is told whether somebody sees records of a type, so that nobody is led to what they would not find. */
export const provideSubject = (type: string, sees: Sight): void => void sights.set(type, sees)

/** Whether the actor sees what an application is about; never, of a type that nobody registered. */
export const seesSubject = async (ctx: Ctx, type: string, id: string): Promise<boolean> =>
  (await sights.get(type)?.(ctx, id)) ?? false
