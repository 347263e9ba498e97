import { Fragment, type ReactNode } from 'react'
import styles from './knowledge.module.css'
import { type Block, blocksOf, type Inline } from './markdown.ts'

/** What an article says. Elements are made here; nothing of the text is ever taken as HTML. */
export function Body({ text }: { readonly text: string }) {
  return <div className={styles.body}>{blocksOf(text).map((block, at) => keyed(at, <Shown block={block} />))}</div>
}

// blocks and pieces have no identity of their own: their place is all there is
const keyed = (at: number, children: ReactNode) => <Fragment key={at}>{children}</Fragment>

const headings = { 1: 'h3', 2: 'h4', 3: 'h5' } as const

function Shown({ block }: { readonly block: Block }) {
  if (block.kind === 'heading') {
    const Heading = headings[block.level]
    return <Heading>{lineOf(block.line)}</Heading>
  }
  if (block.kind === 'paragraph')
    return (
      <p>
        {block.lines.map((line, at) =>
          keyed(
            at,
            <>
              {at > 0 ? <br /> : null}
              {lineOf(line)}
            </>,
          ),
        )}
      </p>
    )
  const List = block.kind === 'bullets' ? 'ul' : 'ol'
  return <List>{block.items.map((item, at) => keyed(at, <li>{lineOf(item)}</li>))}</List>
}

const lineOf = (line: readonly Inline[]) => line.map((piece, at) => keyed(at, <Piece piece={piece} />))

function Piece({ piece }: { readonly piece: Inline }) {
  if (piece.kind === 'strong') return <strong>{piece.text}</strong>
  if (piece.kind === 'code') return <code>{piece.text}</code>
  if (piece.kind === 'link')
    return (
      <a href={piece.href} target="_blank" rel="noopener noreferrer">
        {piece.text}
      </a>
    )
  return piece.text
}
