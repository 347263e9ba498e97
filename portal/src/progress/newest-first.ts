import type { Progress } from '@zhike/contract/portal'

type Step = Progress['steps'][number]

/** The steps, the newest first, each thing told once. */
export function newestFirst({ steps, resolution }: Progress): readonly Step[] {
  const told = steps.filter((step, index) => !isEcho(step, steps[index - 1]))
  // the solution that stands is shown above already
  return told.map((step) => (step.at === resolution?.at ? { ...step, text: null } : step)).reverse()
}

/** A rejected solution reopens the request, as the customer was just told. */
const isEcho = (step: Step, before: Step | undefined) =>
  step.type === 'ticket.reopened' && before?.type === 'ticket.rejected'
