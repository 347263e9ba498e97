import { Input, type InputProps } from 'antd'

/** Where a code of an authenticator app goes: phones and password managers fill it in by themselves. */
export function CodeInput(props: Omit<InputProps, 'type' | 'autoComplete'>) {
  return <Input autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={40} {...props} />
}
