import { CloseCircleFilled } from '@ant-design/icons'
import { Select as AntSelect, type SelectProps } from 'antd'
import { frameTexts } from './frame.texts.ts'
import { useTexts } from './texts.ts'

const icon = <CloseCircleFilled aria-hidden />

/** Says in the language of the desk what the cross of a choice does; Ant Design says it in English alone. */
export function useClear() {
  const t = useTexts(frameTexts)
  return { label: t('clear'), clearIcon: icon }
}

/** A choice whose cross has a name. */
export function Select<V>(props: Omit<SelectProps<V>, 'allowClear'> & { readonly allowClear?: boolean }) {
  const { allowClear = false, ...rest } = props
  const clear = useClear()
  return <AntSelect<V> {...(rest as SelectProps<V>)} allowClear={allowClear ? clear : false} />
}
