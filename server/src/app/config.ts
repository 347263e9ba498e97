import { resolve } from 'node:path'
import * as z from 'zod'
import type { Bucket } from '../platform/files/s3/asking.ts'

const Environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  ZHIKE_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  ZHIKE_KEYS: z.string().min(1).optional(),
  ZHIKE_DEMO: z.enum(['0', '1']).default('1'),
  ZHIKE_PRIVATE_PROVIDERS: z.enum(['0', '1']).default('0'),
  ZHIKE_TEST_CLOCK: z.enum(['0', '1']).default('0'),
  ZHIKE_FILES: z.enum(['disk', 's3']).default('disk'),
  ZHIKE_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  ZHIKE_S3_REGION: z.string().min(1).default('us-east-1'),
  ZHIKE_S3_BUCKET: z.string().min(3).max(63).optional(),
  ZHIKE_S3_KEY_ID: z.string().min(1).optional(),
  ZHIKE_S3_SECRET: z.string().min(1).optional(),
  ZHIKE_S3_PATH_STYLE: z.enum(['0', '1']).default('0'),
  ZHIKE_METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
})

/** Everything that is settled when a process starts. */
export interface Config {
  /** The address it listens on: this machine only, unless HOST opens it. */
  readonly host: string
  readonly port: number
  readonly dataDir: string
  /** The owner's address; without it an embedded PostgreSQL is started in the data directory. */
  readonly databaseUrl: string | undefined
  readonly publicUrl: string
  readonly keys: string | undefined
  readonly demo: boolean
  /** Where new files lie; older ones are found on the other as well, as long as it is named. */
  readonly filesOn: 'disk' | 's3'
  readonly bucket: Bucket | undefined
  /** Whether a provider of log-ins may lie inside the house. */
  readonly privateProviders: boolean
  readonly testClock: boolean
  readonly metricsToken: string | undefined
  readonly logLevel: string
}

/** What the command line sets above the environment. */
export interface Overrides {
  readonly port?: number
  readonly dataDir?: string
  readonly demo?: boolean
}

/** Reads and checks the environment once; a wrong value ends the start with a sentence that names the variable. */
export function readConfig(overrides: Overrides = {}, environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) throw new Error(`The environment is not right:\n${z.prettifyError(parsed.error)}`)
  const env = parsed.data
  const port = overrides.port ?? env.PORT
  return {
    host: env.HOST,
    port,
    dataDir: resolve(overrides.dataDir ?? env.DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    publicUrl: (env.ZHIKE_PUBLIC_URL ?? `http://127.0.0.1:${port}`).replace(/\/+$/, ''),
    keys: env.ZHIKE_KEYS,
    demo: overrides.demo ?? env.ZHIKE_DEMO === '1',
    privateProviders: env.ZHIKE_PRIVATE_PROVIDERS === '1',
    filesOn: env.ZHIKE_FILES,
    bucket: bucketOf(env),
    testClock: env.ZHIKE_TEST_CLOCK === '1',
    metricsToken: env.ZHIKE_METRICS_TOKEN,
    logLevel: env.LOG_LEVEL,
  }
}

/** The bucket, when all that it takes is there; half of it, or none although files shall lie in one, is a mistake. */
function bucketOf(env: z.infer<typeof Environment>): Bucket | undefined {
  const wanted = ['ZHIKE_S3_ENDPOINT', 'ZHIKE_S3_BUCKET', 'ZHIKE_S3_KEY_ID', 'ZHIKE_S3_SECRET'] as const
  const missing = wanted.filter((name) => env[name] === undefined)
  if (missing.length === wanted.length && env.ZHIKE_FILES === 'disk') return undefined
  if (missing.length > 0) throw new Error(`缺少环境变量 · Missing in the environment: ${missing.join(', ')}`)
  return {
    endpoint: env.ZHIKE_S3_ENDPOINT ?? '',
    region: env.ZHIKE_S3_REGION,
    name: env.ZHIKE_S3_BUCKET ?? '',
    keyId: env.ZHIKE_S3_KEY_ID ?? '',
    secret: env.ZHIKE_S3_SECRET ?? '',
    pathStyle: env.ZHIKE_S3_PATH_STYLE === '1',
  }
}
