import { readFileSync } from 'node:fs'
import { variablesCss } from '@zhike/ui/variables'

const parts = ['frame/frame.css', 'frame/forms.css', 'home/home.css', 'progress/progress.css']

/** All styles of the pages: the tokens of the house, then ours. */
export const css = [variablesCss(), ...parts.map((part) => readFileSync(new URL(part, import.meta.url), 'utf8'))]
  .map(tighten)
  .join('')

/** Comments and room between rules are for us, not for a phone on a poor network. */
function tighten(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
}
