/** A piece of a line: words, said strongly, as code, or as a link. */
export type Inline =
  | { readonly kind: 'text' | 'strong' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }

/** A block of an article. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly line: readonly Inline[] }
  | { readonly kind: 'bullets' | 'numbers'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }

const heading = /^(#{1,3}) +(.+)$/
const bullet = /^[-*•] +(.+)$/
const numbered = /^\d{1,3}[.、)] *(.+)$/

/** Reads the restricted Markdown of articles. There is no HTML in it: what looks like it stays text. */
export function blocksOf(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .flatMap((part) => groupsOf(part.split('\n').map((line) => line.trim())))
    .map(blockOf)
}

type LineKind = Block['kind']

const kindOf = (line: string): LineKind =>
  heading.test(line) ? 'heading' : bullet.test(line) ? 'bullets' : numbered.test(line) ? 'numbers' : 'paragraph'

interface Group {
  readonly kind: LineKind
  readonly lines: string[]
}

/** Neighbouring lines of one kind; a heading stands by itself. */
function groupsOf(lines: readonly string[]): Group[] {
  const groups: Group[] = []
  for (const line of lines) {
    if (line === '') continue
    const kind = kindOf(line)
    const last = groups.at(-1)
    if (last?.kind === kind && kind !== 'heading') last.lines.push(line)
    else groups.push({ kind, lines: [line] })
  }
  return groups
}

function blockOf({ kind, lines }: Group): Block {
  const [first = ''] = lines
  if (kind === 'heading') {
    const [, signs = '#', words = ''] = heading.exec(first) ?? []
    return { kind, level: Math.min(3, signs.length) as 1 | 2 | 3, line: inlineOf(words) }
  }
  if (kind === 'paragraph') return { kind, lines: lines.map(inlineOf) }
  const sign = kind === 'bullets' ? bullet : numbered
  return { kind, items: lines.map((line) => inlineOf(sign.exec(line)?.[1] ?? line)) }
}

const pieces = /\*\*(?<strong>[^*]+)\*\*|`(?<code>[^`]+)`|\[(?<text>[^\]]+)\]\((?<href>[^()\s]+)\)/g
/** Everything else, such as `javascript:`, would run or read something. */
const safeHref = /^(?:https?:\/\/|mailto:|tel:)/i

function inlineOf(line: string): Inline[] {
  const found: Inline[] = []
  let at = 0
  for (const match of line.matchAll(pieces)) {
    const { strong, code, text, href } = match.groups ?? {}
    if (match.index > at) found.push({ kind: 'text', text: line.slice(at, match.index) })
    if (strong !== undefined) found.push({ kind: 'strong', text: strong })
    else if (code !== undefined) found.push({ kind: 'code', text: code })
    else if (text !== undefined && href !== undefined && safeHref.test(href)) found.push({ kind: 'link', text, href })
    else found.push({ kind: 'text', text: match[0] })
    at = match.index + match[0].length
  }
  if (at < line.length) found.push({ kind: 'text', text: line.slice(at) })
  return found
}
