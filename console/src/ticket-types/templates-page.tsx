import type { TicketTemplate } from '@zhike/contract/ticket-templates'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { Card, Page } from '../frame/page.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { offerUndo } from '../frame/toasts.ts'
import forms from '../settings/forms.module.css'
import { settingsTexts } from '../settings/settings.texts.ts'
import { TemplateDialog } from './template-dialog.tsx'
import { templateTexts } from './templates.texts.ts'
import styles from './ticket-types.module.css'

/** What new tickets can begin with, for everybody and for single teams. */
export function TemplatesPage() {
  const s = useTexts(settingsTexts)
  const t = useTexts(templateTexts)
  const [edited, setEdited] = useState<TicketTemplate | 'new'>()
  const templates = useAnswer('ticketTemplates', 'list', {})
  const teams = useAnswer('teams', 'list', {})
  const nameOf = (id: string | null) => teams.data?.items.find((team) => team.id === id)?.name ?? t('forAll')
  return (
    <Page
      title={s('entry.ticketTemplates')}
      actions={
        <Button type="primary" onClick={() => setEdited('new')}>
          {t('add')}
        </Button>
      }
      toolbar={<p className={forms.quiet}>{t('explain')}</p>}
    >
      <Loaded answer={templates} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={forms.quiet}>{t('none')}</p>
          ) : (
            <Card title={t('list')} flush>
              {items.map((template) => (
                <TemplateLine
                  key={template.id}
                  template={template}
                  team={nameOf(template.teamId)}
                  onEdit={() => setEdited(template)}
                />
              ))}
            </Card>
          )
        }
      </Loaded>
      {edited ? (
        <TemplateDialog template={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </Page>
  )
}

interface LineProps {
  readonly template: TicketTemplate
  /** Whose it is. */
  readonly team: string
  readonly onEdit: () => void
}

function TemplateLine({ template, team, onEdit }: LineProps) {
  const t = useTexts(templateTexts)
  const code = useTexts(codeTexts)
  const remove = useAct('ticketTemplates', 'remove')
  const create = useAct('ticketTemplates', 'create')
  const { id, version: _, departmentName, assigneeName, ...facts } = template
  const { name, kind, teamId, title } = facts
  const goal = [departmentName, assigneeName].filter(Boolean).join(' · ')
  const words = [code(`kind.${kind}`), title, goal === '' ? '' : t('goesTo', { goal })]
  const removeIt = () => remove.run({ id }, { done: () => offerUndo(t('removed', { name }), () => create.run(facts)) })
  return (
    <div className={forms.line}>
      <span className={forms.grow}>
        <span className={styles.named}>
          <b>{name}</b>
          <Tag tone={teamId === null ? 'calm' : 'brand'}>{team}</Tag>
        </span>
        <span className={forms.quiet}>{words.filter((word) => word !== '').join(' · ')}</span>
      </span>
      <Button size="small" type="text" aria-label={t('editOne', { name })} onClick={onEdit}>
        {t('change')}
      </Button>
      <Button size="small" type="text" danger aria-label={t('removeOne', { name })} onClick={removeIt}>
        {t('remove')}
      </Button>
    </div>
  )
}
