import { h, type TargetedEvent } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { frameTexts } from './frame.texts.ts'
import { Icon } from './icons.ts'
import { mostPictures, preparePicture } from './pictures.ts'
import { useWords } from './reader.ts'

interface PickerProps {
  readonly pictures: readonly File[]
  readonly onChange: (pictures: readonly File[]) => void
}

/** Up to five pictures from the camera or the gallery, each shown and removable before it is sent. */
export function PicturePicker({ pictures, onChange }: PickerProps) {
  const words = useWords(frameTexts)
  const [refusals, setRefusals] = useState<readonly string[]>([])

  async function add(input: HTMLInputElement) {
    const chosen = [...(input.files ?? [])]
    const kept = [...pictures]
    const refused: string[] = []
    for (const file of chosen) {
      const { name } = file
      const prepared = await preparePicture(file)
      if ('refused' in prepared)
        refused.push(words(prepared.refused === 'tooLarge' ? 'pictureTooLarge' : 'pictureRefused', { name }))
      else if (kept.length >= mostPictures) refused.push(words('pictureTooMany', { name }))
      else kept.push(prepared.file)
    }
    // so that the same picture can be chosen again after it was removed
    input.value = ''
    setRefusals(refused)
    onChange(kept)
  }

  return h(
    'div',
    { class: 'pictures' },
    h(
      'ul',
      null,
      pictures.map((file) =>
        h(Preview, { key: file, file, remove: () => onChange(pictures.filter((other) => other !== file)) }),
      ),
      pictures.length < mostPictures ? h('li', null, h(AddTile, { add })) : null,
    ),
    h('p', { class: 'quiet' }, words('pictureHint')),
    refusals.length > 0
      ? h(
          'div',
          { class: 'wrong', role: 'alert' },
          refusals.map((refusal) => h('p', null, refusal)),
        )
      : null,
  )
}

interface AddTileProps {
  readonly add: (input: HTMLInputElement) => Promise<void>
}

function AddTile({ add }: AddTileProps) {
  const words = useWords(frameTexts)
  const input = useRef<HTMLInputElement>(null)
  // chosen while the page's modules were still on their way
  useEffect(() => {
    if (input.current?.files?.length) void add(input.current)
  }, [])
  return h(
    'label',
    { class: 'tile' },
    h(Icon, { name: 'camera' }),
    words('pictureAdd'),
    h('input', {
      class: 'unseen',
      type: 'file',
      accept: 'image/*',
      multiple: true,
      ref: input,
      onChange: (event: TargetedEvent<HTMLInputElement>) => void add(event.currentTarget),
    }),
  )
}

interface PreviewProps {
  readonly file: File
  readonly remove: () => void
}

function Preview({ file, remove }: PreviewProps) {
  const words = useWords(frameTexts)
  const address = useMemo(() => URL.createObjectURL(file), [file])
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  return h(
    'li',
    { class: 'tile' },
    h('img', { src: address, alt: file.name }),
    h(
      'button',
      { type: 'button', class: 'remove', onClick: remove, 'aria-label': words('pictureRemove', { name: file.name }) },
      h(Icon, { name: 'cross' }),
    ),
  )
}
