import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useAnswer, useList } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { Panel } from '../frame/panel.tsx'
import { SecretDialog } from '../frame/secret-dialog.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { useTexts } from '../frame/texts.ts'
import { NewStaffDialog } from './new-staff-dialog.tsx'
import { staffTexts } from './staff.texts.ts'
import { useStaffColumns } from './staff-columns.tsx'
import { StaffFilters } from './staff-filters.tsx'
import { StaffView } from './staff-view.tsx'

const route = getRouteApi('/desk/settings/staff')

/** The colleagues: who they are, what they may, and their accounts. */
export function StaffPage() {
  const t = useTexts(staffTexts)
  const may = useMay()
  const { open, ...filters } = route.useSearch()
  const navigate = route.useNavigate()
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<{ readonly name: string; readonly oneTimePassword: string }>()
  const list = useList('staff', 'list', filters)
  const columns = useStaffColumns()
  const listed = list.items?.find((member) => member.id === open)
  const fetched = useAnswer('staff', 'get', open && !listed ? { id: open } : undefined)
  const opened = listed ?? (open ? fetched.data : undefined)
  return (
    <Page
      title={t('title')}
      actions={
        may('staff.manage') ? (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        ) : null
      }
      toolbar={<StaffFilters filters={filters} onFilter={(next) => void navigate({ search: next })} />}
      fill
    >
      <Table
        label={t('title')}
        list={list}
        idOf={(member) => member.id}
        nameOf={(member) => member.name}
        columns={columns}
        openId={open}
        onOpen={(member) => void navigate({ search: { ...filters, open: member.id } })}
        empty={<Empty sentence={t('none')} />}
      />
      {open ? (
        <Panel title={opened?.name ?? t('title')} onClose={() => void navigate({ search: filters })}>
          {opened ? (
            <StaffView
              member={opened}
              mayManage={may('staff.manage')}
              mayEnd={may('staff.sessions')}
              onPassword={(oneTimePassword) => setSecret({ name: opened.name, oneTimePassword })}
            />
          ) : (
            <Skeleton lines={8} />
          )}
        </Panel>
      ) : null}
      {adding ? (
        <NewStaffDialog
          onClose={() => setAdding(false)}
          onAdded={(added) => {
            setAdding(false)
            setSecret(added)
          }}
        />
      ) : null}
      {secret ? (
        <SecretDialog
          title={t('passwordTitle', { name: secret.name })}
          secret={secret.oneTimePassword}
          sentence={t('passwordUse')}
          onClose={() => setSecret(undefined)}
        />
      ) : null}
    </Page>
  )
}
