/** What texts have, as numbers: who has it, and how rare that makes it. */
export interface KeyBook {
  /** The number of a key; a new one is written down. */
  numberOf(key: string): number
  /** The number of a key, or -1 when nobody has had it. */
  find(key: string): number
  /** Who has it, by slot. */
  slotsOf(key: number): readonly number[]
  /** How much it says that a text has this, from about 0.1 for what all have up to what nobody has. */
  rarityOf(key: number): number
  add(slot: number, keys: Iterable<number>): void
  remove(slot: number, keys: Iterable<number>): void
}

const nobody: readonly number[] = []

export function keyBook(): KeyBook {
  const numbers = new Map<string, number>()
  const slots: number[][] = []
  const rarities: (number | undefined)[] = []
  let texts = 0
  // the inverse document frequency of BM25
  const rarityOf = (having: number) => Math.log(1 + (texts - having + 0.5) / (having + 0.5))
  return {
    numberOf(key) {
      let number = numbers.get(key)
      if (number === undefined) {
        number = slots.push([]) - 1
        numbers.set(key, number)
      }
      return number
    },
    find: (key) => numbers.get(key) ?? -1,
    slotsOf: (key) => slots[key] ?? nobody,
    rarityOf(key) {
      if (key < 0) return rarityOf(0)
      let rarity = rarities[key]
      if (rarity === undefined) rarities[key] = rarity = rarityOf(slots[key]?.length ?? 0)
      return rarity
    },
    add(slot, keys) {
      texts++
      rarities.length = 0
      for (const key of keys) slots[key]?.push(slot)
    },
    remove(slot, keys) {
      texts--
      rarities.length = 0
      for (const key of keys) {
        const having = slots[key] as number[]
        const last = having.pop() as number
        if (last !== slot) having[having.indexOf(slot)] = last
      }
    },
  }
}
