import { pictures as rule } from '@zhike/contract/tickets'
import { pictureTypes, sortChosen } from '@zhike/ui/file-contents'
import { useState } from 'react'
import { useTexts } from '../frame/texts.ts'
import { pictureTexts } from './pictures.texts.ts'

/** The pictures that will go with a message; what does not fit is left out, and said at once with its name. */
export function usePictures() {
  const t = useTexts(pictureTexts)
  const [files, setFiles] = useState<readonly File[]>([])
  const [refusals, setRefusals] = useState<readonly string[]>([])
  const attach = async (added: readonly File[]) => {
    const { fitting, refused } = await sortChosen(added, { types: pictureTypes, maxBytes: rule.maxBytes })
    const room = Math.max(0, rule.max - files.length)
    setFiles([...files, ...fitting.slice(0, room)])
    setRefusals([
      ...refused.map(({ name, why }) => t(`refused_${why}`, { name })),
      ...fitting.slice(room).map(({ name }) => t('refused_most', { name, count: rule.max })),
    ])
  }
  const drop = (file: File) => setFiles(files.filter((one) => one !== file))
  const put = (all: readonly File[]) => {
    setFiles(all)
    setRefusals([])
  }
  return { files, refusals, attach: (added: readonly File[]) => void attach(added), drop, put }
}

/** Pictures while they are chosen: those that go along, and why others do not. */
export type ChosenPictures = ReturnType<typeof usePictures>
