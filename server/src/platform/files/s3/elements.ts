import { SaxesParser } from 'saxes'

/** The elements of a name in an answer of S3, each as the texts of its children. */
export function readElements(xml: string, name: string): Partial<Record<string, string>>[] {
  const found: Partial<Record<string, string>>[] = []
  const path: string[] = []
  let text = ''
  const parser = new SaxesParser()
  parser.on('opentag', (tag) => {
    if (tag.name === name) found.push({})
    path.push(tag.name)
    text = ''
  })
  parser.on('text', (piece) => {
    text += piece
  })
  parser.on('closetag', (tag) => {
    path.pop()
    const element = path.at(-1) === name ? found.at(-1) : undefined
    if (element) element[tag.name] = text
    text = ''
  })
  parser.write(xml).close()
  return found
}
