import type { Stage } from '@zhike/server/stage'

/** Something that somebody does at a moment. */
export interface Step {
  readonly at: Date
  readonly run: () => Promise<unknown>
}

/** Plays what people did, in the order of time, up to `today`; at the end of each day everything settles. */
export async function playSteps(
  stage: Stage,
  steps: readonly Step[],
  today: Date,
  say: (line: string) => void,
): Promise<void> {
  const due = steps.filter((step) => step.at <= today).sort((a, b) => a.at.getTime() - b.at.getTime())
  let day = ''
  for (const step of due) {
    const stepDay = step.at.toISOString().slice(0, 10)
    if (stepDay !== day) {
      if (day !== '') await stage.settle()
      day = stepDay
      say(`工单、投诉与需求 · tickets, complaints and needs · ${day}`)
    }
    stage.now = step.at
    await step.run()
  }
}
