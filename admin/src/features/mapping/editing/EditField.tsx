import { useState } from 'react';
import type { FieldSetting, MappedField } from '../../../../../server/src/contracts';
import { fieldLabelKey } from '../../../shared/fields/fieldKeys';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useText } from '../../../shared/words/useText';
import { EditDialog } from './EditDialog';
import { type DraftedField, NEW_FIELD } from './fieldDraft';
import { FieldForm } from './FieldForm';

interface EditFieldProps {
  drafted: DraftedField;
  known: MappedField | undefined;
  onChange: (setting: FieldSetting | null) => void;
}

export function EditField({ drafted, known, onChange }: EditFieldProps) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const [setting, setSetting] = useState(drafted.setting ?? NEW_FIELD);
  const isChanged = drafted.origin === 'draft' || drafted.origin === 'panel';
  return (
    <EditDialog
      subject={nameOf(drafted.field)}
      forget={isChanged ? text(known ? 'mapping.edit.asConfigured' : 'mapping.edit.remove') : null}
      onOpen={() => setSetting(drafted.setting ?? NEW_FIELD)}
      onKeep={() => onChange(setting)}
      onForget={() => onChange(null)}
    >
      <FieldForm
        setting={setting}
        isStandard={fieldLabelKey(drafted.field) !== null}
        onChange={setSetting}
      />
    </EditDialog>
  );
}
