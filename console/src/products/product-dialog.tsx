import type { Product } from '@zhike/contract/orders'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { frameTexts } from '../frame/frame.texts.ts'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { fenOf, yuanOf } from '../frame/yuan.ts'
import { productsTexts } from './products.texts.ts'

interface DialogProps {
  /** Undefined for a new one. */
  readonly product: Product | undefined
  readonly onClose: () => void
}

/** Adds or changes a product, and says who answers for it. */
export function ProductDialog({ product, onClose }: DialogProps) {
  const t = useTexts(productsTexts)
  const frame = useTexts(frameTexts)
  const [sku, setSku] = useState(product?.sku ?? '')
  const [name, setName] = useState(product?.name ?? '')
  const [category, setCategory] = useState(product?.category ?? '')
  const [price, setPrice] = useState(product?.priceFen == null ? '' : yuanOf(product.priceFen))
  const [owner, setOwner] = useState(product?.owner ?? null)
  const create = useAct('products', 'create')
  const assign = useAct('products', 'assignOwner', { done: onClose })
  const priceFen = price.trim() === '' ? null : fenOf(price)
  const isReady = sku.trim() !== '' && name.trim() !== '' && priceFen !== undefined
  const facts = { sku: sku.trim(), name: name.trim(), category: category.trim() || null }
  // what is written of a product is looked at again when it changes, so only a change is one
  const isChanged = facts.name !== product?.name || facts.category !== product.category || priceFen !== product.priceFen
  const giveOwner = (id: string) => {
    if (owner?.id === product?.owner?.id) onClose()
    else assign.run({ id, ownerId: owner?.id ?? null })
  }
  const save = () => {
    if (!isReady) return
    if (isChanged || !product) create.run({ ...facts, priceFen }, { done: ({ id }) => giveOwner(id) })
    else giveOwner(product.id)
  }
  return (
    <Modal
      open
      title={t(product ? 'edit' : 'add')}
      okText={t('save')}
      cancelText={frame('cancel')}
      okButtonProps={{ disabled: !isReady, loading: create.busy || assign.busy }}
      onOk={save}
      onCancel={onClose}
      width={520}
    >
      <Fields>
        <Field label={t('sku')} required error={create.fields.sku}>
          {(id) => (
            <Input
              id={id}
              autoFocus={!product}
              disabled={product !== undefined}
              maxLength={64}
              value={sku}
              onChange={({ target }) => setSku(target.value)}
            />
          )}
        </Field>
        <Field label={t('category')} error={create.fields.category}>
          {(id) => (
            <Input id={id} maxLength={200} value={category} onChange={({ target }) => setCategory(target.value)} />
          )}
        </Field>
        <Field label={t('name')} required wide error={create.fields.name}>
          {(id) => (
            <Input
              id={id}
              autoFocus={product !== undefined}
              maxLength={200}
              value={name}
              onChange={({ target }) => setName(target.value)}
              onPressEnter={save}
            />
          )}
        </Field>
        <Field label={t('price')} error={priceFen === undefined ? t('priceWrong') : create.fields.priceFen}>
          {(id) => (
            <Input id={id} inputMode="decimal" value={price} onChange={({ target }) => setPrice(target.value)} />
          )}
        </Field>
        <Field label={t('owner')} hint={t('ownerHint')} error={assign.fields.ownerId}>
          {(id) => (
            <StaffChoice
              id={id}
              label={t('owner')}
              chosen={owner}
              clearable
              placeholder={t('nobody')}
              onChoose={setOwner}
            />
          )}
        </Field>
      </Fields>
    </Modal>
  )
}
