/** As a ref, shows what is chosen in a row that scrolls, and again whenever the row is laid out anew: by other words or fonts. */
export function intoView(chosen: Element | null): (() => void) | undefined {
  if (!chosen) return undefined
  const row = new ResizeObserver(() => chosen.scrollIntoView({ block: 'nearest', inline: 'center' }))
  row.observe(chosen.parentElement ?? chosen)
  return () => row.disconnect()
}
