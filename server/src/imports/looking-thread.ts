import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../platform/errors.ts'
import { type LookAnswer, lookHere } from './looking.ts'
import type { TableChoice } from './tables.ts'

const answer: LookAnswer = await lookHere(workerData as TableChoice, process.stdin)
  .then((look) => ({ look }))
  .catch((error: unknown) => {
    if (error instanceof AppError) return { refused: error.reason }
    throw error
  })
parentPort?.postMessage(answer)
