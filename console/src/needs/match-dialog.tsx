import type { Need } from '@zhike/contract/needs'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { Select } from '../frame/select.tsx'
import { useSettled } from '../frame/settled.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { useKept } from './kept.ts'
import { needTexts } from './needs.texts.ts'
import { NoteField } from './note-field.tsx'

interface DialogProps {
  readonly need: Need
  readonly onClose: () => void
}

/** Says what the company offers: a product, or words when it is more or other than one. */
export function MatchDialog({ need: { id, match }, onClose }: DialogProps) {
  const t = useTexts(needTexts)
  const [sku, setSku] = useState(match?.sku ?? null)
  const [offer, setOffer] = useState(match?.offer ?? '')
  const [note, setNote] = useState(match?.note ?? '')
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim(), 200)
  const products = useAnswer('products', 'list', { limit: 20, ...(search ? { search } : {}) })
  const matching = useAct('needs', 'match', useKept())
  const words = offer.trim()
  const isReady = sku !== null || words !== ''
  const send = () => {
    if (!isReady || matching.busy) return
    const done = () => {
      tell(t('matched'))
      onClose()
    }
    matching.run({ id, sku, note, ...(words ? { offer: words } : {}) }, { done })
  }
  return (
    <Modal
      open
      title={t('matchTitle')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: matching.busy, disabled: !isReady }}
      onOk={send}
      onCancel={onClose}
      width={520}
    >
      <Fields>
        <Field label={t('product')} wide error={matching.fields.sku}>
          {(field) => (
            <Select
              id={field}
              autoFocus
              allowClear
              value={sku}
              placeholder={t('productExample')}
              showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
              options={(products.data?.items ?? []).map((one) => ({
                value: one.sku,
                label: `${one.name} · ${one.sku}`,
              }))}
              onChange={(chosen: string | null | undefined) => setSku(chosen ?? null)}
            />
          )}
        </Field>
        <Field label={t('offer')} hint={t('offerHint')} wide error={matching.fields.offer}>
          {(field) => (
            <Input
              id={field}
              value={offer}
              maxLength={200}
              placeholder={t('offerExample')}
              onChange={(event) => setOffer(event.target.value)}
              onPressEnter={send}
            />
          )}
        </Field>
        <NoteField
          note={note}
          example={t('matchExample')}
          error={matching.fields.note}
          onChange={setNote}
          onSend={send}
        />
      </Fields>
    </Modal>
  )
}
