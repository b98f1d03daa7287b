import { Flex } from '@strapi/design-system';
import type { FieldSetting, InstitutionMapping } from '../../../../server/src/contracts';
import { TableFrame } from '../../shared/components/FlatTable';
import { Line } from '../../shared/components/Line';
import { Part } from '../../shared/components/Part';
import { useFocusKept } from '../../shared/hooks/useFocusKept';
import { useText } from '../../shared/words/useText';
import { AddField } from './editing/AddField';
import { draftedFields, withChange } from './editing/fieldDraft';
import type { MappingChanges } from './mappingChanges';
import { MappingState } from './MappingState';
import { MappingTable } from './MappingTable';
import { RulesTable } from './RulesTable';

interface MappingEditorProps {
  mapping: InstitutionMapping;
  changes: MappingChanges;
  onChange: (changes: MappingChanges) => void;
}

/** The fields and rules of an exchange with the changes that are not applied yet. */
export function MappingEditor({ changes, mapping, onChange }: MappingEditorProps) {
  const text = useText();
  const start = useFocusKept<HTMLDivElement>();
  const known = new Map(mapping.fields.map((one) => [one.field, one]));
  const change = (field: string, setting: FieldSetting | null) =>
    onChange({
      ...changes,
      changes: withChange(changes.changes, known.get(field), field, setting),
    });
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
      {/* Takes the focus when the changes are applied or discarded, and their button goes. */}
      <Flex ref={start} tabIndex={-1} direction="column" alignItems="stretch" gap={4}>
        <Line muted>{text('mapping.explained')}</Line>
        <MappingState mapping={mapping} onChange={onChange} />
      </Flex>
      <Part title={text('mapping.part.contacts')}>
        <TableFrame>
          <RulesTable mapping={mapping} changes={changes} onChange={onChange} />
        </TableFrame>
      </Part>
      <Part title={text('mapping.part.fields')}>
        <TableFrame>
          <MappingTable
            fields={draftedFields(mapping.fields, changes.changes)}
            known={known}
            onChange={change}
          />
        </TableFrame>
        <AddField
          fields={mapping.unmapped.filter((field) => !Object.hasOwn(changes.changes, field))}
          onAdd={change}
        />
      </Part>
    </Flex>
  );
}
