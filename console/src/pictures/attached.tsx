import { CloseOutlined } from '@ant-design/icons'
import { useEffect, useMemo } from 'react'
import { useTexts } from '../frame/texts.ts'
import styles from './attached.module.css'
import { pictureTexts } from './pictures.texts.ts'

interface AttachedProps {
  readonly files: readonly File[]
  readonly onDrop: (file: File) => void
}

/** Pictures that will go with a message, before it is sent. */
export function Attached({ files, onDrop }: AttachedProps) {
  const t = useTexts(pictureTexts)
  const previews = useMemo(() => files.map((file) => ({ file, address: URL.createObjectURL(file) })), [files])
  useEffect(
    () => () => {
      for (const { address } of previews) URL.revokeObjectURL(address)
    },
    [previews],
  )
  if (files.length === 0) return null
  return (
    <ul className={styles.attached}>
      {previews.map(({ file, address }) => (
        <li key={address}>
          <img src={address} alt={file.name} />
          <button type="button" onClick={() => onDrop(file)} aria-label={t('removePicture', { name: file.name })}>
            <CloseOutlined aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
