import type { SyntheticEvent } from 'react'

/** Whether a window is left by Esc or by a click beside it: a slip of the hand as often as a wish. */
export const isBeside = (event: SyntheticEvent): boolean =>
  event.type.startsWith('key') || (event.target instanceof Element && event.target.classList.contains('ant-modal-wrap'))
