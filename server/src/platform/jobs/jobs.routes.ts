import type { jobs } from '@zhike/contract/desk'
import type { Handlers } from '../http/handlers.ts'
import { listJobs, retryJob } from './jobs.ts'

export const jobHandlers: Handlers<typeof jobs> = { list: listJobs, retry: retryJob }
