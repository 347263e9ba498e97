import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { IdentityKind } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Input, Select } from 'antd'
import { useTexts } from '../frame/texts.ts'
import { type ContactDraft, type CustomerDraft, sentContacts } from './customer-draft.ts'
import styles from './new-customer.module.css'
import { newCustomerTexts } from './new-customer.texts.ts'

interface EditorProps {
  readonly draft: CustomerDraft
  readonly refused: Readonly<Record<string, string>>
  readonly onChange: (contacts: readonly ContactDraft[]) => void
}

const most = 20

/** Any number of ways to reach a new customer; what is wrong stands under the one it is about. */
export function ContactsEditor({ draft, refused, onChange }: EditorProps) {
  const t = useTexts(newCustomerTexts)
  const code = useTexts(codeTexts)
  const { contacts } = draft
  const sent = sentContacts(draft)
  const change = (contact: ContactDraft, part: Partial<ContactDraft>) =>
    onChange(contacts.map((one) => (one === contact ? { ...one, ...part } : one)))
  const wrongOf = (contact: ContactDraft) => {
    const at = sent.indexOf(contact)
    return at < 0 ? undefined : refused[`identities.${at}.value`]
  }
  return (
    <fieldset className={styles.contacts} data-wide>
      <legend>{t('contacts')}</legend>
      {contacts.map((contact, index) => {
        const place = index + 1
        const wrong = wrongOf(contact)
        return (
          <div key={contact.key} className={styles.contact}>
            <Select
              aria-label={t('contactKind', { place })}
              value={contact.kind}
              options={IdentityKind.options.map((value) => ({ value, label: code(`identity.${value}`) }))}
              onChange={(kind) => change(contact, { kind })}
            />
            <Input
              aria-label={t('contactValue', { place })}
              placeholder={t(`example_${contact.kind}`)}
              inputMode={contact.kind === 'phone' ? 'tel' : contact.kind === 'email' ? 'email' : 'text'}
              maxLength={254}
              value={contact.value}
              status={wrong ? 'error' : ''}
              onChange={(event) => change(contact, { value: event.target.value })}
            />
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('removeContact', { place })}
              onClick={() => onChange(contacts.filter((one) => one !== contact))}
            />
            {wrong ? (
              <span className={styles.wrong} role="alert">
                {wrong}
              </span>
            ) : null}
          </div>
        )
      })}
      {contacts.length < most ? (
        <Button
          type="dashed"
          icon={<PlusOutlined aria-hidden />}
          onClick={() =>
            onChange([
              ...contacts,
              { key: Math.max(0, ...contacts.map(({ key }) => key)) + 1, kind: 'phone', value: '' },
            ])
          }
        >
          {t('addContact')}
        </Button>
      ) : null}
    </fieldset>
  )
}
