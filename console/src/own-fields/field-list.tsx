import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, EditOutlined, HolderOutlined } from '@ant-design/icons'
import type { OwnField } from '@zhike/contract/own-fields'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { call, keyOf } from '../frame/client.ts'
import { Card } from '../frame/page.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { offerUndo, tell } from '../frame/toasts.ts'
import { definingTexts } from './defining.texts.ts'
import styles from './own-fields-page.module.css'

interface ListProps {
  readonly fields: readonly OwnField[]
  readonly onEdit: (field: OwnField) => void
}

/** The fields in their order, which is changed by dragging or by the arrows. */
export function FieldList({ fields, onEdit }: ListProps) {
  const t = useTexts(definingTexts)
  const [dragged, drag] = useState<string>()
  const [over, hover] = useState<string>()
  const kind = fields[0]?.kind ?? 'customer'
  const move = useAct('ownFields', 'update', {
    foresee: ({ id, position = 0 }, cache) =>
      cache.setQueryData(keyOf('ownFields', 'list', { kind }), { items: reordered(fields, id, position) }),
  })
  const retire = useAct('ownFields', 'retire')
  const restore = useAct('ownFields', 'restore')
  const placeOf = (id: string) => fields.findIndex((field) => field.id === id)
  const retireOne = async ({ id, name }: OwnField) => {
    const { values } = await call('ownFields', 'usage', { id }, {})
    const words = values === 0 ? t('retired_zero', { name }) : t('retiredWith', { name, count: values })
    retire.run(
      { id },
      { done: () => offerUndo(words, () => restore.run({ id }, { done: () => tell(t('restored', { name })) })) },
    )
  }
  return (
    <Card title={t('list')} flush>
      <ol className={styles.list}>
        {fields.map((field, place) => (
          <li
            key={field.id}
            className={styles.item}
            draggable
            data-over={over === field.id && dragged !== field.id}
            onDragStart={() => drag(field.id)}
            onDragOver={(event) => {
              event.preventDefault()
              hover(field.id)
            }}
            onDragEnd={() => {
              drag(undefined)
              hover(undefined)
            }}
            onDrop={() => dragged && dragged !== field.id && move.run({ id: dragged, position: placeOf(field.id) })}
          >
            <HolderOutlined className={styles.handle ?? ''} title={t('drag')} aria-hidden />
            <Words field={field} />
            <span className={styles.deeds}>
              <Button
                type="text"
                icon={<ArrowUpOutlined aria-hidden />}
                disabled={place === 0}
                onClick={() => move.run({ id: field.id, position: place - 1 })}
                aria-label={t('moveUp', { name: field.name })}
              />
              <Button
                type="text"
                icon={<ArrowDownOutlined aria-hidden />}
                disabled={place === fields.length - 1}
                onClick={() => move.run({ id: field.id, position: place + 1 })}
                aria-label={t('moveDown', { name: field.name })}
              />
              <Button
                type="text"
                icon={<EditOutlined aria-hidden />}
                onClick={() => onEdit(field)}
                aria-label={t('editOne', { name: field.name })}
              />
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                onClick={() => void retireOne(field)}
                aria-label={t('retireOne', { name: field.name })}
              />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** What a field is, in one line. */
export function Words({ field }: { readonly field: OwnField }) {
  const t = useTexts(definingTexts)
  const about = [field.section, t('key', { key: field.key }), field.help].filter((words) => words !== '')
  return (
    <span className={styles.name}>
      <span>
        {field.name}
        <Tag>{t(`type_${field.type}`)}</Tag>
        {field.required ? <Tag tone="brand">{t('required')}</Tag> : null}
        {field.unique ? <Tag tone="brand">{t('unique')}</Tag> : null}
      </span>
      <small>{about.join(' · ')}</small>
    </span>
  )
}

function reordered(fields: readonly OwnField[], id: string, position: number): readonly OwnField[] {
  const moved = fields.find((field) => field.id === id)
  return moved ? fields.filter((field) => field !== moved).toSpliced(position, 0, moved) : fields
}
