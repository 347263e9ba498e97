import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTexts } from '../frame/texts.ts'
import { staffTexts } from './staff.texts.ts'

interface LineMenuProps {
  readonly name: string
  readonly acts: readonly { readonly label: string; readonly run: () => void }[]
}

/** What can be done with one line. */
export function LineMenu({ name, acts }: LineMenuProps) {
  const t = useTexts(staffTexts)
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: acts.map(({ label }) => ({ key: label, label })),
        onClick: ({ key }) => acts.find(({ label }) => label === key)?.run(),
      }}
    >
      <Button type="text" icon={<MoreOutlined aria-hidden />} aria-label={t('menuOf', { name })} />
    </Dropdown>
  )
}
