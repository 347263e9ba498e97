import { Button } from 'antd'
import { Field } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { approvalTexts } from './approvals.texts.ts'

interface PictureFieldProps {
  readonly files: readonly File[]
  readonly onChoose: (files: File[]) => void
}

/** Chooses up to five pictures, and names those that were chosen. */
export function PictureField({ files, onChoose }: PictureFieldProps) {
  const t = useTexts(approvalTexts)
  return (
    <Field label={t('pictures')} hint={files.map(({ name }) => name).join('、')}>
      {(id) => (
        <>
          <input
            id={id}
            type="file"
            accept="image/*"
            multiple
            hidden
            onChange={(event) => onChoose([...(event.target.files ?? [])].slice(0, 5))}
          />
          <Button onClick={() => document.getElementById(id)?.click()}>{t('choosePictures')}</Button>
        </>
      )}
    </Field>
  )
}
