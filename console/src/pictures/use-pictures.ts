import { pictures as rule } from '@zhike/contract/tickets'
import { pictureTypes, sortChosen } from '@zhike/ui/file-contents'
import { useRef, useState } from 'react'
import { useTexts } from '../frame/texts.ts'
import { pictureTexts } from './pictures.texts.ts'

/** The pictures that will go with a message; what does not fit is left out, and said at once with its name. */
export function usePictures() {
  const t = useTexts(pictureTexts)
  const [files, setFiles] = useState<readonly File[]>([])
  const [refusals, setRefusals] = useState<readonly string[]>([])
  // reading a file takes a moment, in which another may come
  const held = useRef<readonly File[]>([])
  const hold = (all: readonly File[]) => {
    held.current = all
    setFiles(all)
  }
  const attach = async (added: readonly File[]) => {
    const { fitting, refused } = await sortChosen(added, { types: pictureTypes, maxBytes: rule.maxBytes })
    const room = Math.max(0, rule.max - held.current.length)
    hold([...held.current, ...fitting.slice(0, room)])
    setRefusals([
      ...refused.map(({ name, why }) => t(`refused_${why}`, { name })),
      ...fitting.slice(room).map(({ name }) => t('refused_most', { name, count: rule.max })),
    ])
  }
  const drop = (file: File) => hold(held.current.filter((one) => one !== file))
  const put = (all: readonly File[]) => {
    hold(all)
    setRefusals([])
  }
  return { files, refusals, attach: (added: readonly File[]) => void attach(added), drop, put }
}

/** Pictures while they are chosen: those that go along, and why others do not. */
export type ChosenPictures = ReturnType<typeof usePictures>
