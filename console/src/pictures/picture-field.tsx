import { Field } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { Attached } from './attached.tsx'
import { PictureButton } from './picture-button.tsx'
import { pictureTexts } from './pictures.texts.ts'
import type { ChosenPictures } from './use-pictures.ts'

/** Pictures as a field of a form. */
export function PictureField({ pictures }: { readonly pictures: ChosenPictures }) {
  const t = useTexts(pictureTexts)
  return (
    <Field label={t('pictures')} wide hint={t('hint')}>
      {() => (
        <div>
          <Attached pictures={pictures} />
          <PictureButton onPick={pictures.attach} />
        </div>
      )}
    </Field>
  )
}
