import type { TextKey } from '@zhike/ui/bilingual'
import { eventTexts } from './events.texts.ts'
import { useTexts } from './texts.ts'

type Known = TextKey<(typeof eventTexts)['en']>

const isKnown = (type: string): type is Known => Object.hasOwn(eventTexts.en, type)

/** What an event is called; one that is newer than this desk keeps its own word. */
export function useEventName(): (type: string) => string {
  const t = useTexts(eventTexts)
  return (type) => (isKnown(type) ? t(type) : type)
}
