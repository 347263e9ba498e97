import { SafetyCertificateOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import type { Verification } from '@zhike/contract/security'
import { Button } from 'antd'
import { useAct } from '../frame/calls.ts'
import { queryOf } from '../frame/client.ts'
import { Tag } from '../frame/tag.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { auditTexts } from './audit.texts.ts'

const lookAgainMs = 1_000
const isRunning = (verification: Verification | undefined) => verification?.status === 'running'

/** Recomputes the chain of hashes and says whether somebody changed what was written; of a long log, how far it is. */
export function ChainCheck() {
  const t = useTexts(auditTexts)
  const list = useQuery({
    ...queryOf('audit', 'listVerifications', {}),
    refetchInterval: ({ state }) => (isRunning(state.data?.items[0]) ? lookAgainMs : false),
  })
  const verify = useAct('audit', 'verify')
  const last = list.data?.items[0]
  return (
    <>
      <span role="status">{last ? <Verdict verification={last} /> : null}</span>
      <Button
        icon={<SafetyCertificateOutlined aria-hidden />}
        loading={verify.busy || isRunning(last)}
        onClick={() => verify.run({})}
      >
        {t('verify')}
      </Button>
    </>
  )
}

function Verdict({ verification: { checked, total, intact, firstBroken, finishedAt } }: VerdictProps) {
  const t = useTexts(auditTexts)
  const locale = useLocale()
  const count = (number: number) => number.toLocaleString(locale)
  if (finishedAt === null)
    return <span className="figures">{t('verifying', { checked: count(checked), total: count(total) })}</span>
  return (
    <>
      <Tag tone={intact ? 'good' : 'broken'}>
        {intact ? t('intact', { checked: count(checked) }) : t('broken', { position: firstBroken ?? '?' })}
      </Tag>{' '}
      <Time at={finishedAt} />
    </>
  )
}

interface VerdictProps {
  readonly verification: Verification
}
