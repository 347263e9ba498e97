import { CloseOutlined } from '@ant-design/icons'
import { useEffect, useMemo } from 'react'
import { useTexts } from '../frame/texts.ts'
import styles from './attached.module.css'
import { pictureTexts } from './pictures.texts.ts'
import type { ChosenPictures } from './use-pictures.ts'

interface AttachedProps {
  readonly pictures: Pick<ChosenPictures, 'files' | 'refusals' | 'drop'>
}

/** Pictures that will go with a message, before it is sent, and which of those chosen will not. */
export function Attached({ pictures: { files, refusals, drop } }: AttachedProps) {
  const t = useTexts(pictureTexts)
  const previews = useMemo(() => files.map((file) => ({ file, address: URL.createObjectURL(file) })), [files])
  useEffect(
    () => () => {
      for (const { address } of previews) URL.revokeObjectURL(address)
    },
    [previews],
  )
  return (
    <>
      {files.length > 0 ? (
        <ul className={styles.attached}>
          {previews.map(({ file, address }) => (
            <li key={address}>
              <img src={address} alt={file.name} />
              <button type="button" onClick={() => drop(file)} aria-label={t('removePicture', { name: file.name })}>
                <CloseOutlined aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {refusals.length > 0 ? (
        <ul className={styles.refused} role="alert">
          {refusals.map((refusal) => (
            <li key={refusal}>{refusal}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
