import {
  AppstoreOutlined,
  ArrowDownOutlined,
  ArrowUpOutlined,
  BarsOutlined,
  ControlOutlined,
  GlobalOutlined,
} from '@ant-design/icons'
import { CustomerGrouping, customerGroupings, customerLayouts } from '@zhike/contract/customers'
import type { FilterField } from '@zhike/contract/filters'
import { Button, Checkbox, Popover } from 'antd'
import { GroupChoice } from '../filters/group-choice.tsx'
import { LayoutChoice } from '../filters/layout-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './list-shape.module.css'
import { viewTexts } from './views.texts.ts'

type Layout = (typeof customerLayouts)[number]

interface ShapeProps {
  readonly layout: Layout
  readonly group: CustomerGrouping | undefined
  readonly columns: readonly string[]
  /** Every column there is. */
  readonly known: readonly { readonly key: string; readonly title: string }[]
  /** What is filtered by: own fields that are chosen make groups too. */
  readonly fields: ReadonlyMap<string, FilterField> | undefined
  readonly onChange: (change: {
    readonly layout?: Layout
    readonly group?: CustomerGrouping | undefined
    readonly columns?: readonly string[] | undefined
  }) => void
}

const icons = {
  list: <BarsOutlined aria-hidden />,
  card: <AppstoreOutlined aria-hidden />,
  map: <GlobalOutlined aria-hidden />,
}

/** How the list is shown: layout, groups, columns. */
export function ListShape({ layout, group, columns, known, fields, onChange }: ShapeProps) {
  const t = useTexts(viewTexts)
  return (
    <span className={styles.shape}>
      <LayoutChoice
        label={t('layout')}
        layout={layout}
        layouts={customerLayouts.map((value) => ({ value, icon: icons[value], name: t(`layout_${value}`) }))}
        onChoose={(next) => onChange({ layout: next })}
      />
      {layout === 'list' ? (
        <>
          <GroupChoice
            group={group}
            groups={customerGroupings.map((key) => ({ key, label: t(`group_${key}`) }))}
            fields={fields}
            onChoose={(key) => onChange({ group: CustomerGrouping.safeParse(key).data })}
          />
          <Popover
            trigger="click"
            placement="bottomRight"
            title={t('columnsHint')}
            content={<ColumnsChoice columns={columns} known={known} onChange={(next) => onChange({ columns: next })} />}
          >
            <Button size="small" type="text" icon={<ControlOutlined aria-hidden />}>
              {t('columns')}
            </Button>
          </Popover>
        </>
      ) : null}
    </span>
  )
}

interface ColumnsProps {
  readonly columns: readonly string[]
  readonly known: readonly { readonly key: string; readonly title: string }[]
  readonly onChange: (columns: readonly string[] | undefined) => void
}

/** Which columns and in what order; the first, the name, always stays. */
function ColumnsChoice({ columns, known, onChange }: ColumnsProps) {
  const t = useTexts(viewTexts)
  const [first, ...others] = columns
  const shown = others.flatMap((key) => known.find((column) => column.key === key) ?? [])
  const hidden = known.filter(({ key }) => !columns.includes(key))
  const give = (next: readonly string[]) => onChange([...(first ? [first] : []), ...next])
  const move = (at: number, by: number) => {
    const next = [...others]
    const [moved] = next.splice(at, 1)
    if (moved) next.splice(at + by, 0, moved)
    give(next)
  }
  return (
    <div className={styles.columns}>
      {shown.map(({ key, title }, at) => (
        <span key={key} className={styles.column}>
          <Checkbox checked onChange={() => give(others.filter((one) => one !== key))}>
            {title}
          </Checkbox>
          <Button
            size="small"
            type="text"
            icon={<ArrowUpOutlined aria-hidden />}
            disabled={at === 0}
            aria-label={t('moveUp', { column: title })}
            onClick={() => move(at, -1)}
          />
          <Button
            size="small"
            type="text"
            icon={<ArrowDownOutlined aria-hidden />}
            disabled={at === shown.length - 1}
            aria-label={t('moveDown', { column: title })}
            onClick={() => move(at, 1)}
          />
        </span>
      ))}
      {hidden.map(({ key, title }) => (
        <Checkbox key={key} checked={false} onChange={() => give([...others, key])}>
          {title}
        </Checkbox>
      ))}
      <Button size="small" type="link" onClick={() => onChange(undefined)}>
        {t('resetColumns')}
      </Button>
    </div>
  )
}
