import { PictureOutlined } from '@ant-design/icons'
import { pictureTypes } from '@zhike/ui/file-contents'
import { Button } from 'antd'
import { useRef } from 'react'
import { useTexts } from '../frame/texts.ts'
import { pictureTexts } from './pictures.texts.ts'

/** Asks for pictures that go with a message. */
export function PictureButton({ onPick }: { readonly onPick: (files: readonly File[]) => void }) {
  const t = useTexts(pictureTexts)
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={picker}
        type="file"
        accept={pictureTypes.join()}
        multiple
        hidden
        onChange={(event) => {
          onPick([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <Button
        type="text"
        icon={<PictureOutlined aria-hidden />}
        onClick={() => picker.current?.click()}
        aria-label={t('attach')}
        title={t('attach')}
      />
    </>
  )
}
