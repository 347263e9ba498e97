import type { TicketType } from '@zhike/contract/ticket-types'
import { TicketKind } from '@zhike/contract/tickets'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { Card, Page } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { offerUndo, tell } from '../frame/toasts.ts'
import forms from '../settings/forms.module.css'
import { settingsTexts } from '../settings/settings.texts.ts'
import styles from './ticket-types.module.css'
import { typeTexts } from './ticket-types.texts.ts'
import { TypeDialog } from './type-dialog.tsx'
import { TypeLine } from './type-line.tsx'

/** The types of tickets by kind: what is asked, how they are numbered, and what is to be done. */
export function TypesPage() {
  const s = useTexts(settingsTexts)
  const t = useTexts(typeTexts)
  const code = useTexts(codeTexts)
  const [edited, setEdited] = useState<TicketType | 'new'>()
  const types = useAnswer('ticketTypes', 'list', { retired: 'too' })
  const restore = useAct('ticketTypes', 'restore')
  const retire = useAct('ticketTypes', 'retire')
  const restoreOne = ({ id, name }: TicketType) => restore.run({ id }, { done: () => tell(t('restored', { name })) })
  const retireOne = (type: TicketType) =>
    retire.run({ id: type.id }, { done: () => offerUndo(t('retired', { name: type.name }), () => restoreOne(type)) })
  return (
    <Page
      title={s('entry.ticketTypes')}
      actions={
        <Button type="primary" onClick={() => setEdited('new')}>
          {t('add')}
        </Button>
      }
      toolbar={<p className={forms.quiet}>{t('explain')}</p>}
    >
      <Loaded answer={types} lines={8}>
        {({ items }) => {
          const inUse = items.filter(({ retiredAt }) => retiredAt === null)
          const retired = items.filter(({ retiredAt }) => retiredAt !== null)
          const kinds = TicketKind.options.filter((kind) => inUse.some((type) => type.kind === kind))
          return (
            <div className={styles.page}>
              {kinds.length === 0 ? <p className={forms.quiet}>{t('none')}</p> : null}
              {kinds.map((kind) => (
                <Card key={kind} title={code(`kind.${kind}`)} flush>
                  {inUse
                    .filter((type) => type.kind === kind)
                    .map((type) => (
                      <TypeLine
                        key={type.id}
                        type={type}
                        onEdit={() => setEdited(type)}
                        onRetire={() => retireOne(type)}
                      />
                    ))}
                </Card>
              ))}
              {retired.length > 0 ? (
                <Card title={t('retiredTypes')} flush>
                  {retired.map((type) => (
                    <TypeLine key={type.id} type={type} onRestore={() => restoreOne(type)} />
                  ))}
                </Card>
              ) : null}
            </div>
          )
        }}
      </Loaded>
      {edited ? <TypeDialog type={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} /> : null}
    </Page>
  )
}
