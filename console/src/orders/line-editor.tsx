import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { AutoComplete, Button, Input, InputNumber } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { useSettled } from '../frame/settled.ts'
import { useTexts } from '../frame/texts.ts'
import { yuanOf } from '../frame/yuan.ts'
import styles from './line-editor.module.css'
import { newOrderTexts } from './new-order.texts.ts'
import { emptyLine, type LineDraft } from './order-draft.ts'

interface EditorProps {
  readonly lines: readonly LineDraft[]
  readonly onChange: (lines: readonly LineDraft[]) => void
}

/** The lines of a new order. */
export function LineEditor({ lines, onChange }: EditorProps) {
  const t = useTexts(newOrderTexts)
  const next = () => Math.max(0, ...lines.map(({ key }) => key)) + 1
  return (
    <fieldset className={styles.lines} data-wide>
      <legend>{t('lines')}</legend>
      {lines.map((line, place) => (
        <LineFields
          key={line.key}
          line={line}
          place={place + 1}
          onChange={(changed) => onChange(lines.map((one) => (one === line ? changed : one)))}
          onRemove={() => onChange(lines.filter((one) => one !== line))}
        />
      ))}
      <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...lines, emptyLine(next())])}>
        {t('addLine')}
      </Button>
    </fieldset>
  )
}

interface LineProps {
  readonly line: LineDraft
  readonly place: number
  readonly onChange: (line: LineDraft) => void
  readonly onRemove: () => void
}

function LineFields({ line, place, onChange, onRemove }: LineProps) {
  const t = useTexts(newOrderTexts)
  const search = useSettled(line.name.trim(), 200)
  const products = useAnswer('products', 'list', search === '' ? { limit: 8 } : { search, limit: 8 })
  const found = products.data?.items ?? []
  return (
    <div className={styles.line}>
      <AutoComplete
        aria-label={t('product')}
        placeholder={t('findProduct')}
        value={line.name}
        options={found.map((product) => ({ value: product.name, label: `${product.name} · ${product.sku}` }))}
        onChange={(name: string) => onChange({ ...line, name, sku: '' })}
        onSelect={(name: string) => {
          const product = found.find((one) => one.name === name)
          if (!product) return
          const unit = product.priceFen === null ? line.unit : yuanOf(product.priceFen)
          onChange({ ...line, name, sku: product.sku, unit })
        }}
      />
      <InputNumber
        aria-label={t('quantity')}
        min={1}
        max={1_000_000}
        precision={0}
        value={line.quantity}
        style={{ width: '100%' }}
        onChange={(quantity) => onChange({ ...line, quantity: quantity ?? 1 })}
      />
      <Input
        aria-label={t('unit')}
        placeholder={t('unit')}
        inputMode="decimal"
        value={line.unit}
        onChange={(event) => onChange({ ...line, unit: event.target.value })}
      />
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('removeLine', { place })}
        onClick={onRemove}
      />
    </div>
  )
}
