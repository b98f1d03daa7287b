import { Box, Flex } from '@strapi/design-system';
import type { FieldSetting, InstitutionMapping } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Notice';
import { useText } from '../../shared/words/useText';
import { AddField } from './AddField';
import { draftedFields, withChange } from './fieldDraft';
import type { FieldChanges } from './mappingApi';
import { MappingState } from './MappingState';
import { MappingTable } from './MappingTable';

interface MappingEditorProps {
  mapping: InstitutionMapping;
  changes: FieldChanges;
  onChange: (changes: FieldChanges) => void;
}

/** The fields of a mapping with the changes that are not applied yet. */
export function MappingEditor({ changes, mapping, onChange }: MappingEditorProps) {
  const text = useText();
  const known = new Map(mapping.fields.map((one) => [one.field, one]));
  const change = (field: string, setting: FieldSetting | null) =>
    onChange(withChange(changes, known.get(field), field, setting));
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
      <Line muted>{text('mapping.explained')}</Line>
      <MappingState mapping={mapping} onChange={onChange} />
      <Box background="neutral0" hasRadius shadow="tableShadow" style={{ overflowX: 'auto' }}>
        <MappingTable
          fields={draftedFields(mapping.fields, changes)}
          known={known}
          onChange={change}
        />
      </Box>
      <AddField
        fields={mapping.unmapped.filter((field) => !Object.hasOwn(changes, field))}
        onAdd={change}
      />
    </Flex>
  );
}
