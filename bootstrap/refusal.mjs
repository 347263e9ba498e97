/** Why we cannot go on, for people: what is wrong and what to do, first in Chinese, then in English. */
export class Refusal extends Error {
  constructor(zh, en, details = '') {
    super([zh, en, details].filter(Boolean).join('\n'))
  }
}

/** Runs the work and returns its exit status; a refusal is printed without a stack and gives 1. */
export async function reportRefusal(work) {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}
