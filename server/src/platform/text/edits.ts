const alphabet = 'abcdefghijklmnopqrstuvwxyz'

/** Every text that one letter wrong, missing, too much or in the wrong place makes of this one; some 50 a letter. */
export function edits(letters: string): string[] {
  const found = new Set<string>()
  for (let at = 0; at <= letters.length; at++) {
    const before = letters.slice(0, at)
    const [here = '', next = ''] = letters.slice(at)
    const after = letters.slice(at + 1)
    if (here !== '') found.add(before + after)
    if (next !== '') found.add(before + next + here + letters.slice(at + 2))
    for (const other of alphabet) {
      found.add(before + other + here + after)
      if (here !== '') found.add(before + other + after)
    }
  }
  found.delete(letters)
  return [...found]
}
