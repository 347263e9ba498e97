import type { PromisePolicy } from '@zhike/contract/time-promises'
import { codeTexts } from '@zhike/ui/codes.texts'
import { useTexts } from '../frame/texts.ts'
import { policyTexts } from './policies.texts.ts'

/** For which tickets, in words. */
export function useWhom({ kinds, priorities, tiers, channels }: PromisePolicy): string {
  const t = useTexts(policyTexts)
  const code = useTexts(codeTexts)
  const said = [
    kinds.map((kind) => code(`kind.${kind}`)),
    priorities.map((priority) => t('priorityNamed', { name: code(`priority.${priority}`) })),
    tiers,
    channels.map((channel) => code(`channel.${channel}`)),
  ]
  return said.flatMap((words) => (words.length > 0 ? [words.join('、')] : [])).join(' · ') || t('everything')
}
