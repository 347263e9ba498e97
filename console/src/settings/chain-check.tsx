import { SafetyCertificateOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import type { AnswerOf } from '../frame/client.ts'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { auditTexts } from './audit.texts.ts'

/** Recomputes the chain of hashes and says whether somebody changed what was written. */
export function ChainCheck() {
  const t = useTexts(auditTexts)
  const [verdict, setVerdict] = useState<AnswerOf<'audit', 'verify'>>()
  const verify = useAct('audit', 'verify')
  return (
    <>
      <span role="status">
        {verdict ? (
          <Tag tone={verdict.intact ? 'good' : 'broken'}>
            {verdict.intact
              ? t('intact', { checked: verdict.checked })
              : t('broken', { position: verdict.firstBroken ?? '?' })}
          </Tag>
        ) : null}
      </span>
      <Button
        icon={<SafetyCertificateOutlined aria-hidden />}
        loading={verify.busy}
        onClick={() => verify.run({}, { done: setVerdict })}
      >
        {t('verify')}
      </Button>
    </>
  )
}
