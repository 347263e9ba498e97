const hoursBetween = 4

/** When a customer may urge again; undefined when now. */
export function urgeAgainAt({ urgedAt }: { readonly urgedAt: Date | null }, now: Date): Date | undefined {
  if (!urgedAt) return undefined
  const again = new Date(urgedAt.getTime() + hoursBetween * 3_600_000)
  return again > now ? again : undefined
}
