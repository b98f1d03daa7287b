import { useState } from 'react';
import { Button } from '@strapi/design-system';
import type { FieldSetting, MappedField } from '../../../../server/src/contracts';
import { useDialogOpen } from '../../shared/components/DecisionDialog';
import { PreparationDialog } from '../../shared/components/PreparationDialog';
import { fieldLabelKey } from '../../shared/fields/fieldKeys';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { useText } from '../../shared/words/useText';
import { type DraftedField, NEW_FIELD } from './fieldDraft';
import { FieldForm } from './FieldForm';

interface EditFieldProps {
  drafted: DraftedField;
  known: MappedField | undefined;
  onChange: (setting: FieldSetting | null) => void;
}

/** Changes one field in a dialog; the change is collected, not applied. */
export function EditField({ drafted, known, onChange }: EditFieldProps) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const { open, onOpenChange } = useDialogOpen();
  const [setting, setSetting] = useState(drafted.setting ?? NEW_FIELD);
  const field = nameOf(drafted.field);
  const isChanged = drafted.origin === 'draft' || drafted.origin === 'panel';
  const finish = (next: FieldSetting | null) => {
    onChange(next);
    onOpenChange(false);
  };
  return (
    <PreparationDialog
      title={text('mapping.edit.title', { field })}
      open={open}
      onOpenChange={(wanted) => {
        setSetting(drafted.setting ?? NEW_FIELD);
        onOpenChange(wanted);
      }}
      trigger={
        <Button size="S" variant="tertiary" aria-label={text('mapping.edit.title', { field })}>
          {text('mapping.edit')}
        </Button>
      }
      buttons={
        <>
          {isChanged && (
            <Button variant="secondary" onClick={() => finish(null)}>
              {text(known ? 'mapping.edit.asConfigured' : 'mapping.edit.remove')}
            </Button>
          )}
          <Button onClick={() => finish(setting)}>{text('mapping.edit.keep')}</Button>
        </>
      }
    >
      <FieldForm
        setting={setting}
        isStandard={fieldLabelKey(drafted.field) !== null}
        onChange={setSetting}
      />
    </PreparationDialog>
  );
}
