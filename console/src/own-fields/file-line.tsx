import { DeleteOutlined, FileOutlined, UploadOutlined } from '@ant-design/icons'
import type { FileRef } from '@zhike/contract/fields'
import type { OwnField } from '@zhike/contract/own-fields'
import { ownFile } from '@zhike/contract/own-fields/files'
import { documentTypes, sortChosen } from '@zhike/ui/file-contents'
import { Button } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { sayBytes } from '../frame/bytes.ts'
import { useAct } from '../frame/calls.ts'
import { sentenceOf } from '../frame/errors.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import { offerUndo } from '../frame/toasts.ts'
import { moduleOf, type OwnRecord } from './fields-of.ts'
import styles from './own-fields.module.css'
import { ownFieldTexts } from './own-fields.texts.ts'

interface FileLineProps {
  readonly record: OwnRecord
  readonly field: OwnField
  readonly name: string
  readonly file: FileRef | null
  readonly mayChange: boolean
  readonly aside?: ReactNode
}

/** A file as a value: to be opened, put there or replaced, and taken away with a way back. */
export function FileLine({ record, field, name, file, mayChange, aside }: FileLineProps) {
  const t = useTexts(ownFieldTexts)
  const locale = useLocale()
  const module = moduleOf[record.kind]
  const attach = useAct(module, 'attachOwnFile', { quiet: true })
  const update = useAct(module, 'update')
  const write = (value: FileRef | null, done?: () => void) =>
    update.run({ id: record.id, custom: { [field.key]: value } }, done ? { done } : {})
  const remove = () => write(null, () => offerUndo(t('fileRemoved', { name }), () => write(file)))
  const picker = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const put = async (chosen: File) => {
    const { refused: wrong } = await sortChosen([chosen], { types: documentTypes, maxBytes: ownFile.maxBytes })
    setRefused(wrong[0] ? t(`fileRefused_${wrong[0].why}`, { name: chosen.name }) : null)
    if (!wrong[0]) attach.run({ id: record.id, key: field.key }, { files: [chosen] })
  }
  const why = refused ?? (attach.failure ? sentenceOf(attach.failure, locale) : null)
  return (
    <dd className={styles.value}>
      <span className={styles.still}>
        {file ? (
          <a href={`/api/v1/${module}/${record.id}/own-files/${file.id}`} download={file.name}>
            <FileOutlined aria-hidden /> {file.name}{' '}
            <span className={styles.bytes}>{sayBytes(file.bytes, locale)}</span>
          </a>
        ) : (
          <span className={styles.empty}>{t('empty')}</span>
        )}
        {why ? (
          <span className={styles.why} role="alert">
            {why}
          </span>
        ) : null}
      </span>
      {aside}
      <span className={styles.fileDeeds}>
        {mayChange ? (
          <>
            <input
              ref={picker}
              type="file"
              accept={documentTypes.join()}
              hidden
              onChange={({ target }) => {
                const [chosen] = target.files ?? []
                if (chosen) void put(chosen)
                // so that the same file can be chosen again once it is mended
                target.value = ''
              }}
            />
            <Button
              type="text"
              size="small"
              icon={<UploadOutlined aria-hidden />}
              loading={attach.busy}
              aria-label={t(file ? 'replaceFile' : 'uploadFile', { what: name })}
              title={t(file ? 'replace' : 'upload')}
              onClick={() => picker.current?.click()}
            />
          </>
        ) : null}
        {mayChange && file ? (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            loading={update.busy}
            aria-label={t('removeFile', { what: name })}
            title={t('remove')}
            onClick={remove}
          />
        ) : null}
      </span>
    </dd>
  )
}
