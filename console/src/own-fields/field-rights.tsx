import { CustomerKind } from '@zhike/contract/customers'
import { type RoleCode, roleCodes } from '@zhike/contract/permissions'
import { TicketKind } from '@zhike/contract/tickets'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Select } from 'antd'
import { Field } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { definingTexts } from './defining.texts.ts'
import type { FieldDraft } from './field-draft.ts'

interface RightsProps {
  readonly draft: FieldDraft
  readonly refused: Readonly<Record<string, string>>
  readonly onChange: (part: Partial<FieldDraft>) => void
}

/** Which records have the field, and who sees and changes it. */
export function FieldRights({ draft, refused, onChange }: RightsProps) {
  const t = useTexts(definingTexts)
  const code = useTexts(codeTexts)
  const roles = roleCodes.map((role) => ({ value: role, label: code(`role.${role}`) }))
  const kinds =
    draft.kind === 'customer'
      ? CustomerKind.options.map((value) => ({ value: value as string, label: code(`customer.${value}`) }))
      : draft.kind === 'ticket'
        ? TicketKind.options.map((value) => ({ value: value as string, label: code(`kind.${value}`) }))
        : []
  const given = (chosen: readonly RoleCode[]) => (chosen.length === 0 ? null : [...chosen])
  return (
    <>
      {kinds.length > 0 ? (
        <Field label={t('onlyFor')} error={refused.onlyFor}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              placeholder={t('everyKind')}
              value={draft.onlyFor}
              options={kinds}
              onChange={(onlyFor) => onChange({ onlyFor })}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('shownTo')} error={refused.shownTo}>
        {(id) => (
          <Select<RoleCode[]>
            id={id}
            mode="multiple"
            placeholder={t('everyRole')}
            value={draft.shownTo ?? []}
            options={roles}
            onChange={(shownTo) => onChange({ shownTo: given(shownTo) })}
          />
        )}
      </Field>
      {draft.type === 'formula' ? null : (
        <Field label={t('editedBy')} error={refused.editedBy}>
          {(id) => (
            <Select<RoleCode[]>
              id={id}
              mode="multiple"
              placeholder={t('everyViewer')}
              value={draft.editedBy ?? []}
              options={roles.filter(({ value }) => draft.shownTo === null || draft.shownTo.includes(value))}
              onChange={(editedBy) => onChange({ editedBy: given(editedBy) })}
            />
          )}
        </Field>
      )}
    </>
  )
}
