import { GroupOutlined } from '@ant-design/icons'
import type { FilterField } from '@zhike/contract/filters'
import { Button, Dropdown } from 'antd'
import { useTexts } from '../frame/texts.ts'
import { filterTexts } from './filter.texts.ts'

interface GroupChoiceProps {
  readonly group: string | undefined
  readonly groups: readonly { readonly key: string; readonly label: string }[]
  /** What is filtered by: own fields that are chosen make groups too. */
  readonly fields: ReadonlyMap<string, FilterField> | undefined
  readonly onChoose: (group: string | undefined) => void
}

const groupable: readonly FilterField['type'][] = ['choice', 'tags', 'person']

/** By what a list is grouped. */
export function GroupChoice({ group, groups, fields, onChoose }: GroupChoiceProps) {
  const t = useTexts(filterTexts)
  const own = [...(fields?.values() ?? [])].flatMap(({ name, label, type }) =>
    name.startsWith('custom.') && groupable.includes(type)
      ? [{ key: name, label: t('groupBy', { field: label ?? '' }) }]
      : [],
  )
  const all = [...groups, ...own]
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [{ key: 'none', label: t('group_none') }, ...all],
        selectedKeys: [group ?? 'none'],
        onClick: ({ key }) => onChoose(key === 'none' ? undefined : key),
        style: { maxHeight: 360, overflowY: 'auto' },
      }}
    >
      <Button size="small" type="text" icon={<GroupOutlined aria-hidden />}>
        {all.find(({ key }) => key === group)?.label ?? t('group')}
      </Button>
    </Dropdown>
  )
}
