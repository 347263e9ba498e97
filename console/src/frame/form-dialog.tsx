import { Form, Modal } from 'antd'
import type { ReactNode, SyntheticEvent } from 'react'
import { isBeside } from './beside.ts'
import { frameTexts } from './frame.texts.ts'
import { useTexts } from './texts.ts'

interface FormDialogProps<V> {
  readonly title: string
  /** The verb on the button. */
  readonly submit: string
  readonly initial?: Partial<V>
  readonly busy: boolean
  readonly onSubmit: (values: V) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A short form in a window: first field in focus, Enter sends, Esc leaves unless something was typed. */
export function FormDialog<V extends object>({
  title,
  submit,
  initial,
  busy,
  onSubmit,
  onClose,
  children,
}: FormDialogProps<V>) {
  const t = useTexts(frameTexts)
  const [form] = Form.useForm<V>()
  const focusFirst = (open: boolean) => {
    if (open) document.querySelector<HTMLElement>('.ant-modal form input, .ant-modal form textarea')?.focus()
  }
  const leave = (event: SyntheticEvent) => {
    if (!isBeside(event) || !form.isFieldsTouched()) onClose()
  }
  return (
    <Modal
      open
      title={title}
      okText={submit}
      cancelText={t('cancel')}
      okButtonProps={{ loading: busy }}
      onOk={form.submit}
      onCancel={leave}
      afterOpenChange={focusFirst}
      width={480}
    >
      <Form<V>
        form={form}
        layout="vertical"
        requiredMark={false}
        {...(initial ? { initialValues: initial } : {})}
        onFinish={onSubmit}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
          // the browser sends a form of one field by itself, a longer one not at all; a choice takes Enter for its own
          event.preventDefault()
          if (event.target.type !== 'search') form.submit()
        }}
      >
        {children}
      </Form>
    </Modal>
  )
}
