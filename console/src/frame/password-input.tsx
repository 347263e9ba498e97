import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import { Button, Input, type InputProps } from 'antd'
import { useState } from 'react'
import { frameTexts } from './frame.texts.ts'
import { useTexts } from './texts.ts'

/** A password that can be looked at; the eye is a button of a size that a thumb can hit. */
export function PasswordInput(props: Omit<InputProps, 'type' | 'suffix'>) {
  const t = useTexts(frameTexts)
  const [shown, setShown] = useState(false)
  return (
    <Input
      {...props}
      type={shown ? 'text' : 'password'}
      suffix={
        <Button
          type="text"
          size="small"
          disabled={false}
          icon={shown ? <EyeInvisibleOutlined aria-hidden /> : <EyeOutlined aria-hidden />}
          onClick={() => setShown(!shown)}
          aria-label={shown ? t('hidePassword') : t('showPassword')}
        />
      }
    />
  )
}
