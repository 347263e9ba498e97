import type { Import, ImportPreview } from '@zhike/contract/imports'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useAct, useList } from '../frame/calls.ts'
import { reasonOf, sentenceOf } from '../frame/errors.ts'
import { Card } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { CheckStep } from './check-step.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { type Draft, emptyDraft, useImportDraft } from './draft.ts'
import { FileStep } from './file-step.tsx'
import styles from './imports.module.css'
import { importTexts } from './imports.texts.ts'
import { isUndoing, lastEnd } from './looked-since.ts'
import { ResultStep } from './result-step.tsx'
import { Steps } from './steps.tsx'

/** From a file to what became of it: which file, which column is what, a look at the rows, the result. */
export function Wizard() {
  const t = useTexts(importTexts)
  const locale = useLocale()
  const [draft, change] = useImportDraft()
  const [preview, show] = useState<ImportPreview | null>(null)
  const look = useAct('imports', 'preview', { quiet: true })
  const start = useAct('imports', 'create', { quiet: true })
  const ask = (next: Draft, file?: File) => {
    const { kind, onDuplicate, upload, sheet, mapping, dayOrder } = next
    const known = file
      ? {}
      : {
          ...(upload ? { upload } : {}),
          ...(sheet ? { sheet } : {}),
          ...(mapping ? { mapping } : {}),
          ...(dayOrder ? { dayOrder } : {}),
        }
    const done = (answer: ImportPreview) => {
      show(answer)
      change({ ...next, upload: answer.upload, ...(answer.sheet === null ? {} : { sheet: answer.sheet }) })
    }
    look.run({ kind, onDuplicate, ...known }, { ...(file ? { files: [file] } : {}), done })
  }
  const forget = () => {
    show(null)
    look.reset()
    start.reset()
    change({ ...emptyDraft, kind: draft.kind, onDuplicate: draft.onDuplicate })
  }
  // after a reload the file is still on the server
  const resume = useEffectEvent(() => {
    if (draft.upload && !draft.started) ask(draft)
  })
  useEffect(() => resume(), [])
  // what came in or went out again since changes what the rows would become
  const imports = useList('imports', 'list', {}).items
  const end = imports && lastEnd(imports)
  const known = useRef<string | null>(null)
  const lookAgain = useEffectEvent((now: string) => {
    const isFirst = known.current === null
    known.current = now
    if (!isFirst && preview && !draft.started) ask(draft)
  })
  useEffect(() => {
    if (end !== undefined) lookAgain(end)
  }, [end])
  const begin = () => {
    const { kind, onDuplicate, upload, sheet } = draft
    if (!upload || !preview) return
    const mapping = Object.fromEntries(preview.columns.map(({ name, column }) => [name, column]))
    start.run(
      {
        kind,
        onDuplicate,
        upload,
        mapping,
        ...(sheet ? { sheet } : {}),
        ...(draft.dayOrder ? { dayOrder: draft.dayOrder } : {}),
      },
      { done: ({ id }: Import) => change({ ...draft, started: id, step: 'result' }) },
    )
  }
  const failure = look.failure ?? start.failure
  const isGone = reasonOf(failure) === 'import.upload_gone'
  const step = draft.started ? 'result' : preview ? draft.step : 'file'
  return (
    <Card>
      <div className={styles.wizard}>
        <Steps
          at={step}
          reached={preview ? (draft.started ? 'result' : 'check') : 'file'}
          onStep={(next) => change({ ...draft, step: next })}
        />
        {step === 'file' ? (
          <FileStep
            draft={draft}
            preview={preview}
            busy={look.busy}
            onKind={(kind) => {
              const next = {
                ...emptyDraft,
                kind,
                onDuplicate: draft.onDuplicate,
                ...(draft.upload ? { upload: draft.upload } : {}),
              }
              change(next)
              if (preview) ask({ ...next, step: 'file' })
            }}
            onFile={(file) =>
              ask({ ...emptyDraft, kind: draft.kind, onDuplicate: draft.onDuplicate, step: 'columns' }, file)
            }
            onNext={() => change({ ...draft, step: 'columns' })}
          />
        ) : null}
        {step === 'columns' && preview ? (
          <ColumnsStep
            kind={draft.kind}
            preview={preview}
            busy={look.busy}
            onDuplicate={draft.onDuplicate}
            onPolicy={(onDuplicate) => ask({ ...draft, onDuplicate })}
            onDayOrder={(dayOrder) => ask({ ...draft, dayOrder })}
            onSheet={(sheet) =>
              ask({
                kind: draft.kind,
                onDuplicate: draft.onDuplicate,
                step: 'columns',
                sheet,
                ...(draft.upload ? { upload: draft.upload } : {}),
              })
            }
            onColumn={(name, column) =>
              ask({
                ...draft,
                mapping: {
                  ...Object.fromEntries(preview.columns.map((each) => [each.name, each.column])),
                  [name]: column,
                },
              })
            }
            onNext={() => change({ ...draft, step: 'check' })}
          />
        ) : null}
        {step === 'check' && preview ? (
          <CheckStep
            kind={draft.kind}
            preview={preview}
            busy={start.busy || look.busy}
            waits={imports?.some(isUndoing) ?? false}
            onBack={() => change({ ...draft, step: 'columns' })}
            onStart={begin}
          />
        ) : null}
        {step === 'result' && draft.started ? <ResultStep id={draft.started} onAgain={forget} /> : null}
        {look.busy && !preview ? (
          <div role="status">
            <p className={styles.hint}>{t('lookingIn')}</p>
            <Skeleton lines={3} />
          </div>
        ) : null}
        {failure ? (
          <p className={styles.wrong} role="alert">
            {[sentenceOf(failure, locale), Object.keys({ ...look.fields, ...start.fields }).join(t('and'))]
              .filter(Boolean)
              .join(' ')}{' '}
            {isGone ? (
              <button type="button" className={styles.again} onClick={forget}>
                {t('chooseAgain')}
              </button>
            ) : null}
          </p>
        ) : null}
      </div>
    </Card>
  )
}
