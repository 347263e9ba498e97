import type { Feedback } from '@zhike/contract/feedback'

const words = {
  suggestion: '您好，感谢您的建议。我们会请负责的同事认真研究，有了改进会告诉您。',
  praise: '您好，感谢您的肯定。我们会把您的话转达给这位同事，也会继续努力。',
} as const

/** What customers are thanked with when nobody writes something else; they read Chinese whatever the desk is set to. */
export const usualThanks = (kind: Feedback['kind']): string => words[kind]
