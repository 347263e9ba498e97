import { pictures as rule } from '@zhike/contract/tickets'
import { useState } from 'react'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { pictureTexts } from './pictures.texts.ts'

/** The pictures that will go with a message; what does not fit is left out, and said. */
export function usePictures() {
  const t = useTexts(pictureTexts)
  const [files, setFiles] = useState<readonly File[]>([])
  const attach = (added: readonly File[]) => {
    const fitting = added.filter((file) => file.type.startsWith('image/') && file.size <= rule.maxBytes)
    if (fitting.length < added.length) tell(t('picturesOnly'))
    if (files.length + fitting.length > rule.max) tell(t('picturesMost', { count: rule.max }))
    setFiles([...files, ...fitting].slice(0, rule.max))
  }
  const drop = (file: File) => setFiles(files.filter((one) => one !== file))
  return { files, setFiles, attach, drop }
}
