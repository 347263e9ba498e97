import type { Progress } from '@zhike/contract/portal'
import { useWords } from '../frame/reader.ts'
import { stepTexts } from './steps.texts.ts'

type Step = Progress['steps'][number]
type Key = keyof (typeof stepTexts)['zh-CN']

const isKnown = (key: string): key is Key => key in stepTexts['zh-CN']

/** What happened in a step, in plain words; a step that a newer server made is still told. */
export function useStepWords(): (step: Step) => string {
  const words = useWords(stepTexts)
  return ({ type, by }) => {
    const word = type.replace(/^.*\./, '')
    const unnamed = `${word}Nobody`
    if (by === null && isKnown(unnamed)) return words(unnamed)
    return words(isKnown(word) ? word : 'other', { by: by ?? '' })
  }
}
