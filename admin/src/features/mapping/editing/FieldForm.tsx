import { Field, TextInput } from '@strapi/design-system';
import type { FieldSetting } from '../../../../../server/src/contracts';
import {
  BLANK_RULES,
  CONFLICT_RULES,
  DIRECTIONS,
  VALUE_KINDS,
} from '../../../../../server/src/contracts';
import { ChoiceField } from '../../../shared/components/Choice';
import { Line } from '../../../shared/components/Line';
import { useText } from '../../../shared/words/useText';
import { type ContactType, TYPES } from './fieldDraft';

interface FieldFormProps {
  setting: FieldSetting;
  /** How values of a standard field are compared is fixed. */
  isStandard: boolean;
  onChange: (setting: FieldSetting) => void;
}

/** Where S-360 has a field, which way it goes, and by which rules. */
export function FieldForm({ isStandard, onChange, setting }: FieldFormProps) {
  const text = useText();
  const { blank, conflict, kind } = setting;
  return (
    <>
      <Line muted>{text('mapping.path.forms')}</Line>
      {TYPES.map((type) => (
        <Place key={type} type={type} setting={setting} onChange={onChange} />
      ))}
      {!isStandard && (
        <ChoiceField
          name="kind"
          label={text('mapping.kind')}
          hint={text('mapping.kind.hint')}
          chosen={kind}
          options={VALUE_KINDS.map((id) => ({ id, text: text(`mapping.kind.${id}`) }))}
          onChoose={(chosen) => onChange({ ...setting, kind: chosen })}
        />
      )}
      <ChoiceField
        name="conflict"
        label={text('mapping.rule')}
        hint={text(`mapping.rule.${conflict}.hint`)}
        chosen={conflict}
        options={CONFLICT_RULES.map((id) => ({ id, text: text(`mapping.rule.${id}`) }))}
        onChoose={(chosen) => onChange({ ...setting, conflict: chosen })}
      />
      <ChoiceField
        name="blank"
        label={text('mapping.blank')}
        chosen={blank}
        options={BLANK_RULES.map((id) => ({ id, text: text(`mapping.blank.${id}`) }))}
        onChoose={(chosen) => onChange({ ...setting, blank: chosen })}
      />
    </>
  );
}

interface PlaceProps {
  type: ContactType;
  setting: FieldSetting;
  onChange: (setting: FieldSetting) => void;
}

function Place({ onChange, setting, type }: PlaceProps) {
  const text = useText();
  const place = setting[type];
  const set = (path: string) =>
    onChange({
      ...setting,
      [type]: path.trim() === '' ? null : { direction: 'both', ...place, path },
    });
  return (
    <>
      <Field.Root name={`path-${type}`} hint={text('mapping.path.hint')}>
        <Field.Label>{text(`mapping.path.${type}`)}</Field.Label>
        <TextInput
          maxLength={200}
          value={place?.path ?? ''}
          onChange={(event) => set(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
      {place && (
        <ChoiceField
          name={`direction-${type}`}
          label={text(`mapping.direction.of.${type}`)}
          chosen={place.direction}
          options={DIRECTIONS.map((id) => ({ id, text: text(`mapping.direction.${id}`) }))}
          onChoose={(direction) => onChange({ ...setting, [type]: { ...place, direction } })}
        />
      )}
    </>
  );
}
