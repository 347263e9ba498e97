import type { Sharing } from '@zhike/contract/views'
import { Button, Checkbox, Form, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { FormDialog } from '../frame/form-dialog.tsx'
import { FormField } from '../frame/form-field.tsx'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { toShare, type ViewOf, type ViewsOf } from './viewed.ts'
import { viewTexts } from './views.texts.ts'

interface ViewDialogProps extends ViewsOf<'views'> {
  /** Undefined for a new one. */
  readonly view: ViewOf<'views'> | undefined
  readonly definition: ViewOf<'views'>['definition']
  readonly onClose: () => void
  readonly onSaved: (view: ViewOf<'views'>) => void
  readonly onRemoved: () => void
}

interface Fields {
  readonly name: string
  readonly audienceId?: string
}

/** Names a view, shares it and gives it a place among the tabs. Somebody else’s can only be pinned. */
export function ViewDialog({ of, words, view, definition, onClose, onSaved, onRemoved }: ViewDialogProps) {
  const t = useTexts(viewTexts)
  const may = useMay()
  const [sharing, setSharing] = useState<Sharing>(view?.sharing ?? 'nobody')
  const [pinned, setPinned] = useState(view === undefined || view.pin !== null)
  const [opens, setOpens] = useState(view?.pin?.opens ?? false)
  const isGroup = sharing === 'team' || sharing === 'department'
  const teams = useAnswer('teams', 'list', sharing === 'team' ? {} : undefined)
  const departments = useAnswer('departments', 'list', sharing === 'department' ? {} : undefined)
  const groups = (sharing === 'team' ? teams : departments).data?.items ?? []
  const pin = useAct(of, 'pin', { done: onSaved })
  const unpin = useAct(of, 'unpin')
  const kept = (saved: ViewOf<'views'>) => {
    if (pinned) pin.run({ id: saved.id, place: saved.pin?.place ?? 50, opens })
    else if (saved.pin) unpin.run({ id: saved.id })
    onSaved(saved)
    onClose()
    tell(t('saved', { name: saved.name }))
  }
  const create = useAct(of, 'create', { done: kept })
  const update = useAct(of, 'update', { done: kept })
  const remove = useAct(of, 'remove', {
    done: () => {
      onRemoved()
      onClose()
      if (view) tell(t('removed', { name: view.name }))
    },
  })
  const isMine = view === undefined || view.editable
  const submit = ({ name, audienceId }: Fields) => {
    const given = { name, sharing, ...(isGroup && audienceId ? { audienceId } : {}) }
    if (!view) create.run({ ...given, definition })
    else if (view.editable) update.run({ id: view.id, ...given })
    else kept(view)
  }
  return (
    <FormDialog<Fields>
      title={view ? t('manage') : t('save')}
      submit={t('save')}
      initial={{ name: view?.name ?? '', ...(view?.audience ? { audienceId: view.audience.id } : {}) }}
      busy={create.busy || update.busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField name="name" label={t('name')} required refused={create.fields}>
        <Input maxLength={40} placeholder={words.example} disabled={!isMine} />
      </FormField>
      {isMine ? (
        <Form.Item label={t('sharing')} extra={words.scopeHint}>
          <Segmented<Sharing>
            value={sharing}
            onChange={setSharing}
            options={(
              ['nobody', 'team', 'department', ...(may(toShare[of]) ? (['everybody'] as const) : [])] as const
            ).map((value) => ({ value, label: t(`sharing_${value}`) }))}
          />
        </Form.Item>
      ) : null}
      {isMine && isGroup ? (
        <FormField
          key={sharing}
          name="audienceId"
          label={t('audience')}
          required
          refused={{ ...create.fields, ...update.fields }}
        >
          <Select
            aria-label={t('audience')}
            showSearch={{ optionFilterProp: 'label' }}
            options={groups.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FormField>
      ) : null}
      <Form.Item>
        <Checkbox checked={pinned} onChange={({ target }) => setPinned(target.checked)}>
          {t('pin')}
        </Checkbox>
        <Checkbox checked={opens && pinned} disabled={!pinned} onChange={({ target }) => setOpens(target.checked)}>
          {words.opens}
        </Checkbox>
      </Form.Item>
      {view?.editable ? (
        <Button danger type="text" loading={remove.busy} onClick={() => remove.run({ id: view.id })}>
          {t('remove')}
        </Button>
      ) : null}
    </FormDialog>
  )
}
