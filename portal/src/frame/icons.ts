import type { TicketKind } from '@zhike/contract/tickets'
import { h } from 'preact'

/** Drawn in a square of 24, as strokes. */
const drawings = {
  consultation: ['M4 5h16v11H9.5L5.5 19.5V16H4z', 'M9.8 9.2a2.2 2.2 0 1 1 3 2c-.6.3-.8.7-.8 1.2', 'M12 14.2v.1'],
  complaint: ['M4 10v4h3l7 4V6l-7 4z', 'M17.5 9a4 4 0 0 1 0 6', 'M7 14l1 5h2'],
  suggestion: ['M9 17h6', 'M10 20h4', 'M8.5 14.5a6 6 0 1 1 7 0c-.5.4-.8 1-.8 1.6v.9H9.3v-.9c0-.6-.3-1.2-.8-1.6z'],
  praise: ['M12 19.5S4.5 15 4.5 9.6A3.9 3.9 0 0 1 12 8a3.9 3.9 0 0 1 7.5 1.6C19.5 15 12 19.5 12 19.5z'],
  after_sales: ['M14.5 6.5a4 4 0 0 0-5 5L4.5 16.5v3h3l5-5a4 4 0 0 0 5-5l-2.4 2.4-2.3-.6-.6-2.3z'],
  value_added: ['M5 10h14v9H5z', 'M4 7h16v3H4z', 'M12 7v12', 'M12 7C9 7 8 3.5 10 3.5S12 7 12 7s0-3.5 2-3.5S15 7 12 7'],
  star: ['M12 4l2.3 5.2 5.7.6-4.3 3.8 1.2 5.6L12 16.3l-4.9 2.9 1.2-5.6L4 9.8l5.7-.6z'],
  check: ['M5 12.5l4.5 4.5L19 7.5'],
  camera: ['M4 8h3.5L9 5.5h6L16.5 8H20v11H4z', 'M12 10.2a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4'],
  cross: ['M6 6l12 12', 'M18 6L6 18'],
  bell: ['M6 16.5h12l-1.5-2V10a4.5 4.5 0 0 0-9 0v4.5z', 'M10.5 19h3'],
  pen: ['M5 19l.8-3.8L15.5 5.5l3 3L8.8 18.2z'],
  go: ['M9 5.5l6.5 6.5L9 18.5'],
} as const satisfies Record<TicketKind, readonly string[]> & Record<string, readonly string[]>

export function Icon({ name }: { readonly name: keyof typeof drawings }) {
  const paths = drawings[name].map((d) => h('path', { d }))
  return h('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, paths)
}
