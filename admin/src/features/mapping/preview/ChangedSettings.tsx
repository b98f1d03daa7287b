import { Typography } from '@strapi/design-system';
import type { InstitutionMapping } from '../../../../../server/src/contracts';
import { Cell, FlatTable } from '../../../shared/components/FlatTable';
import { Line } from '../../../shared/components/Line';
import { useText } from '../../../shared/words/useText';
import type { MappingChanges } from '../mappingChanges';
import { useChangedSettings } from './useChangedSettings';

const COLUMNS = (['setting', 'former', 'next'] as const).map((column) => ({
  label: `mapping.column.${column}` as const,
}));

interface ChangedSettingsProps {
  mapping: InstitutionMapping;
  changes: MappingChanges;
}

/** What a person has changed: how each field and rule was, and how it will be. */
export function ChangedSettings({ changes, mapping }: ChangedSettingsProps) {
  const text = useText();
  const settings = useChangedSettings(mapping, changes);
  return (
    <FlatTable label={text('mapping.preview.changes')} columns={COLUMNS}>
      {settings.flatMap(({ aspects, name }) =>
        aspects.map(({ former, label, meaning, next }) => (
          <tr key={`${name} ${label}`}>
            <Cell>
              <Typography fontWeight="bold">{name}</Typography>
              <Line muted>{label}</Line>
            </Cell>
            <Cell>
              <Lines lines={former} />
            </Cell>
            <Cell>
              <Lines lines={next} />
              {meaning !== undefined && <Line muted>{meaning}</Line>}
            </Cell>
          </tr>
        )),
      )}
    </FlatTable>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => (
    <Typography key={line} tag="p">
      {line}
    </Typography>
  ));
}
