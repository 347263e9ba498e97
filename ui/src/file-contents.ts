/** Pictures that the server takes; what a phone keeps besides (HEIC) no browser of a colleague shows. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] as const
/** What hangs on a record as a document. */
export const documentTypes = [...pictureTypes, 'application/pdf'] as const
type Content = (typeof documentTypes)[number]

/** Told from the first bytes, as Latin letters. */
const shows: Readonly<Record<Content, (head: string) => boolean>> = {
  'image/jpeg': (head) => head.startsWith('\xff\xd8\xff'),
  'image/png': (head) => head.startsWith('\x89PNG\r\n\x1a\n'),
  'image/gif': (head) => head.startsWith('GIF8'),
  'image/webp': (head) => head.startsWith('RIFF') && head.startsWith('WEBP', 8),
  'application/pdf': (head) => head.startsWith('%PDF'),
}

/** What a file is by its first bytes, as the server tells it; a name or what the browser makes of it never decides. */
export async function contentOf(file: Blob): Promise<Content | undefined> {
  const head = String.fromCharCode(...new Uint8Array(await file.slice(0, 12).arrayBuffer()))
  return documentTypes.find((type) => shows[type](head))
}

/** A file that would be refused, and whether for what it is or for its size. */
export interface RefusedFile {
  readonly name: string
  readonly why: 'kind' | 'size'
}

/** Of chosen files those that may be sent, and the others with why not, said before anything travels. */
export async function sortChosen(
  chosen: readonly File[],
  { types, maxBytes }: { readonly types: readonly string[]; readonly maxBytes: number },
): Promise<{ readonly fitting: readonly File[]; readonly refused: readonly RefusedFile[] }> {
  const whyNot = async (file: File): Promise<RefusedFile['why'] | undefined> => {
    const content = await contentOf(file)
    if (content === undefined || !types.includes(content)) return 'kind'
    return file.size > maxBytes ? 'size' : undefined
  }
  const looked = await Promise.all(chosen.map(async (file) => ({ file, why: await whyNot(file) })))
  return {
    fitting: looked.filter(({ why }) => why === undefined).map(({ file }) => file),
    refused: looked.flatMap(({ file: { name }, why }) => (why ? [{ name, why }] : [])),
  }
}
