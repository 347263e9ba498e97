import type { ApiKey } from '@zhike/contract/security'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { wholeList } from '../frame/calls.ts'
import { Table } from '../frame/table.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { keysTexts } from './keys.texts.ts'
import { settingsTexts } from './settings.texts.ts'

interface KeyTableProps {
  readonly keys: Parameters<typeof wholeList<ApiKey>>[0]
  readonly onRevoke: (key: ApiKey) => void
  readonly empty: ReactNode
}

/** The keys with what they may and whether they still work. */
export function KeyTable({ keys, onRevoke, empty }: KeyTableProps) {
  const s = useTexts(settingsTexts)
  const t = useTexts(keysTexts)
  const code = useTexts(codeTexts)
  return (
    <Table
      label={s('entry.apiKeys')}
      list={wholeList(keys)}
      idOf={(key) => key.id}
      nameOf={(key) => key.name}
      columns={[
        { key: 'name', title: t('name'), card: 'title', cell: (key) => key.name },
        { key: 'prefix', title: t('prefix'), cell: (key) => <code>{`${key.prefix}…`}</code> },
        { key: 'role', title: t('role'), cell: (key) => code(`role.${key.role}`) },
        { key: 'scope', title: t('scope'), cell: (key) => code(`scope.${key.scope}`) },
        { key: 'staff', title: t('staff'), card: 'hidden', cell: (key) => key.staffName },
        {
          key: 'state',
          title: t('state'),
          card: 'side',
          cell: (key) => (
            <Tag tone={key.revokedAt ? 'calm' : 'good'} dot plain>
              {key.revokedAt ? t('revoked') : t('live')}
            </Tag>
          ),
        },
        { key: 'created', title: t('created'), align: 'right', cell: (key) => <Time at={key.createdAt} /> },
        {
          key: 'revoke',
          title: '',
          align: 'right',
          cell: (key) =>
            key.revokedAt ? null : (
              <Button size="small" onClick={() => onRevoke(key)}>
                {t('revoke')}
              </Button>
            ),
        },
      ]}
      empty={empty}
    />
  )
}
