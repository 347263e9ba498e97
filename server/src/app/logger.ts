import type { FastifyServerOptions } from 'fastify'
import type { Config } from './config.ts'

/** Structured lines on standard error, so that what people read on standard output stays readable. */
export const loggerOf = (config: Config): NonNullable<FastifyServerOptions['logger']> => ({
  level: config.logLevel,
  stream: process.stderr,
  base: null,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  serializers: {
    // Only what cannot hold a secret: addresses carry signed links, headers carry cookies and keys.
    req: (request: { method: string; id: string }) => ({ method: request.method, id: request.id }),
    err: (error: Error) => ({
      type: error.name,
      message: withoutValues(error.message),
      stack: withoutValues(error.stack ?? ''),
    }),
  },
  formatters: { bindings: () => ({}) },
})

/** PostgreSQL quotes values of rows in some messages: they are cut off. */
const withoutValues = (message: string) =>
  message.replace(/\(([^()]*)\)=\([^()]*\)/g, '($1)=(…)').replace(/(invalid input [^"\n]*)"[^"\n]*"/g, '$1"…"')
