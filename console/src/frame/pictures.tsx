import { CloseOutlined, FileOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import type { FileRef } from '@zhike/contract/fields'
import { useEffect, useRef, useState } from 'react'
import styles from './pictures.module.css'
import { pictureTexts } from './pictures.texts.ts'
import { useTexts } from './texts.ts'

interface PicturesProps {
  /** What they hang on, as the API addresses it: `tickets/<id>`. */
  readonly base: string
  readonly files: readonly FileRef[]
}

const addressOf = (base: string, file: FileRef) => `/api/v1/${base}/files/${file.id}`
const isPicture = (file: FileRef) => file.mediaType.startsWith('image/')

/** The files of a message: pictures small, and large when they are opened. */
export function Pictures({ base, files }: PicturesProps) {
  const t = useTexts(pictureTexts)
  const [shown, show] = useState<number | null>(null)
  if (files.length === 0) return null
  const pictures = files.filter(isPicture)
  return (
    <div className={styles.pictures}>
      {pictures.map((file, place) => (
        <button
          key={file.id}
          type="button"
          className={styles.small}
          onClick={() => show(place)}
          aria-label={t('openPicture', { name: file.name })}
        >
          <img src={`${addressOf(base, file)}?size=small`} alt={file.name} loading="lazy" />
        </button>
      ))}
      {files
        .filter((file) => !isPicture(file))
        .map((file) => (
          <a key={file.id} href={addressOf(base, file)} download={file.name} className={styles.file}>
            <FileOutlined aria-hidden /> {file.name}
          </a>
        ))}
      {shown === null ? null : (
        <Large
          addresses={pictures.map((file) => ({ name: file.name, address: addressOf(base, file) }))}
          place={shown}
          onPlace={show}
          onClose={() => show(null)}
        />
      )}
    </div>
  )
}

interface LargeProps {
  readonly addresses: readonly { readonly name: string; readonly address: string }[]
  readonly place: number
  readonly onPlace: (place: number) => void
  readonly onClose: () => void
}

function Large({ addresses, place, onPlace, onClose }: LargeProps) {
  const t = useTexts(pictureTexts)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const now = addresses[place]
  const step = (by: number) => onPlace((place + by + addresses.length) % addresses.length)
  if (!now) return null
  return (
    <dialog
      ref={dialog}
      className={styles.large}
      aria-label={now.name}
      closedby="any"
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') step(-1)
        if (event.key === 'ArrowRight') step(1)
      }}
    >
      <img src={now.address} alt={now.name} />
      <div className={styles.bar}>
        {addresses.length > 1 ? (
          <>
            <button type="button" onClick={() => step(-1)} aria-label={t('previousPicture')}>
              <LeftOutlined aria-hidden />
            </button>
            <span className="figures">{t('pictureOf', { place: place + 1, count: addresses.length })}</span>
            <button type="button" onClick={() => step(1)} aria-label={t('nextPicture')}>
              <RightOutlined aria-hidden />
            </button>
          </>
        ) : null}
        <button type="button" onClick={() => dialog.current?.close()} aria-label={t('closePicture')}>
          <CloseOutlined aria-hidden />
        </button>
      </div>
    </dialog>
  )
}
