import { codeTexts } from '@zhike/ui/codes.texts'
import { useTexts } from './texts.ts'

type Known = keyof (typeof codeTexts)['en']

const keyOf = (code: string): Known | undefined => {
  const key = `channel.${code}`
  return Object.hasOwn(codeTexts.en, key) ? (key as Known) : undefined
}

/**
 * What a channel or a source is called. People and files write their own words there, beside the codes that the system
 * itself writes (`portal`); what is no code is said as it stands.
 */
export function useChannelName(): (code: string) => string {
  const say = useTexts(codeTexts)
  return (code) => {
    const key = keyOf(code)
    return key === undefined ? code : say(key)
  }
}
