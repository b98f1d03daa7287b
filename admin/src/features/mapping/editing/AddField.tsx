import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import type { FieldSetting } from '../../../../../server/src/contracts';
import { ChoiceField } from '../../../shared/components/Choice';
import { useDialogOpen } from '../../../shared/components/DecisionDialog';
import { PreparationDialog } from '../../../shared/components/PreparationDialog';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useText } from '../../../shared/words/useText';
import { NEW_FIELD } from './fieldDraft';
import { FieldForm } from './FieldForm';

interface AddFieldProps {
  /** Fields of the contact that are not mapped. */
  fields: readonly string[];
  onAdd: (field: string, setting: FieldSetting) => void;
}

/** Maps one more field of the contact; renders nothing if all are mapped. */
export function AddField({ fields, onAdd }: AddFieldProps) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const { open, onOpenChange } = useDialogOpen();
  const [chosen, setChosen] = useState<string | null>(null);
  const [setting, setSetting] = useState(NEW_FIELD);
  const isPlaced = setting.individual !== null || setting.structure !== null;
  const add = () => {
    if (chosen !== null) onAdd(chosen, setting);
    onOpenChange(false);
  };
  if (fields.length === 0) return null;
  return (
    <Flex>
      <PreparationDialog
        title={text('mapping.add')}
        open={open}
        onOpenChange={(wanted) => {
          setChosen(null);
          setSetting(NEW_FIELD);
          onOpenChange(wanted);
        }}
        trigger={<Button variant="secondary">{text('mapping.add')}</Button>}
        buttons={
          <Button disabled={chosen === null || !isPlaced} onClick={add}>
            {text('mapping.edit.keep')}
          </Button>
        }
      >
        <ChoiceField
          name="field"
          label={text('mapping.column.field')}
          chosen={chosen}
          options={fields.map((field) => ({ id: field, text: nameOf(field) }))}
          onChoose={setChosen}
        />
        <FieldForm setting={setting} isStandard={false} onChange={setSetting} />
      </PreparationDialog>
    </Flex>
  );
}
