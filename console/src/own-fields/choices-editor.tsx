import { DeleteOutlined, UndoOutlined } from '@ant-design/icons'
import { ChoiceColour } from '@zhike/contract/own-fields'
import { Button, Input, Select } from 'antd'
import { useTexts } from '../frame/texts.ts'
import { definingTexts } from './defining.texts.ts'
import type { ChoiceDraft } from './field-draft.ts'
import styles from './own-fields-page.module.css'

interface EditorProps {
  readonly id: string
  readonly choices: readonly ChoiceDraft[]
  readonly onChange: (choices: readonly ChoiceDraft[]) => void
}

/** The choices of a field; one that was kept before is retired instead of removed. */
export function ChoicesEditor({ id, choices, onChange }: EditorProps) {
  const t = useTexts(definingTexts)
  const change = (line: number, part: Partial<ChoiceDraft>) =>
    onChange(choices.map((choice) => (choice.line === line ? { ...choice, ...part } : choice)))
  const add = () => {
    const line = Math.max(-1, ...choices.map((choice) => choice.line)) + 1
    onChange([...choices, { line, name: '', colour: null, retired: false }])
  }
  const drop = ({ line, code, retired }: ChoiceDraft) =>
    code === undefined
      ? onChange(choices.filter((choice) => choice.line !== line))
      : change(line, { retired: !retired })
  return (
    <div>
      {choices.map((choice, place) => (
        <div key={choice.line} className={styles.choice} data-retired={choice.retired}>
          <Input
            {...(place === 0 ? { id } : {})}
            aria-label={t('choiceNamed', { n: place + 1 })}
            value={choice.name}
            maxLength={60}
            onChange={(event) => change(choice.line, { name: event.target.value })}
            onPressEnter={add}
          />
          <Select
            aria-label={t('choiceColour')}
            value={choice.colour ?? ('none' as const)}
            options={(['none', ...ChoiceColour.options] as const).map((value) => ({
              value,
              label: t(`colour_${value}`),
            }))}
            onChange={(value) => change(choice.line, { colour: value === 'none' ? null : value })}
          />
          <Button
            type="text"
            icon={choice.retired ? <UndoOutlined aria-hidden /> : <DeleteOutlined aria-hidden />}
            onClick={() => drop(choice)}
            aria-label={
              choice.code === undefined
                ? t('removeChoice')
                : t(choice.retired ? 'restoreChoice' : 'retireChoice', { name: choice.name })
            }
          />
        </div>
      ))}
      <Button size="small" onClick={add}>
        {t('addChoice')}
      </Button>
    </div>
  )
}
