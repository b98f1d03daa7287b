import { Flex, Typography } from '@strapi/design-system';
import type { FieldSetting, MappedField } from '../../../../server/src/contracts';
import { Cell, FlatTable, TableHead } from '../../shared/components/FlatTable';
import { Line } from '../../shared/components/Notice';
import { StatusWord } from '../../shared/components/StatusWord';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { useText } from '../../shared/words/useText';
import { EditField } from './EditField';
import { type DraftedField, placesOf } from './fieldDraft';
import { usePathWords } from './usePathWords';

const COLUMNS = (['field', 's360', 'direction', 'rule', 'origin', 'change'] as const).map(
  (column) => ({ label: `mapping.column.${column}` as const }),
);

interface MappingTableProps {
  fields: readonly DraftedField[];
  /** The fields as they are in use. */
  known: ReadonlyMap<string, MappedField>;
  /** With `null` for a field as it is configured. */
  onChange: (field: string, setting: FieldSetting | null) => void;
}

/** Fields of a contact: where S-360 has them, which way they go and who wins. */
export function MappingTable({ fields, known, onChange }: MappingTableProps) {
  const text = useText();
  return (
    <FlatTable aria-label={text('mapping.title')}>
      <TableHead columns={COLUMNS} />
      <tbody>
        {fields.map((drafted) => (
          <Row
            key={drafted.field}
            drafted={drafted}
            known={known.get(drafted.field)}
            onChange={(setting) => onChange(drafted.field, setting)}
          />
        ))}
      </tbody>
    </FlatTable>
  );
}

interface RowProps {
  drafted: DraftedField;
  known: MappedField | undefined;
  onChange: (setting: FieldSetting | null) => void;
}

function Row({ drafted, known, onChange }: RowProps) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const { field, origin, setting } = drafted;
  const name = nameOf(field);
  return (
    <tr>
      <Cell>
        <Typography fontWeight="bold">{name}</Typography>
        {name !== field && <Line muted>{field}</Line>}
      </Cell>
      <Cell>
        <Places setting={setting} />
      </Cell>
      <Cell>
        <Directions setting={setting} />
      </Cell>
      <Cell>
        <Rule setting={setting} />
      </Cell>
      <Cell>
        {origin === 'draft' ? (
          <StatusWord variant="warning">{text('mapping.origin.draft')}</StatusWord>
        ) : (
          <Typography>{text(`mapping.origin.${origin}`)}</Typography>
        )}
      </Cell>
      <Cell>
        <EditField drafted={drafted} known={known} onChange={onChange} />
      </Cell>
    </tr>
  );
}

interface SettingProps {
  setting: FieldSetting | null;
}

function Places({ setting }: SettingProps) {
  const text = useText();
  const inWords = usePathWords();
  const places = setting ? placesOf(setting) : [];
  if (places.length === 0) return <Typography>{text('mapping.nowhere')}</Typography>;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      {places.map(({ path, types }) => (
        <Typography key={types.join()}>{inWords(path)}</Typography>
      ))}
    </Flex>
  );
}

function Directions({ setting }: SettingProps) {
  const text = useText();
  const directions = new Set(setting ? placesOf(setting).map(({ direction }) => direction) : []);
  return [...directions].map((direction) => (
    <Typography key={direction} tag="p">
      {text(`mapping.direction.${direction}`)}
    </Typography>
  ));
}

/** A field that goes one way only has no conflicts to decide. */
function Rule({ setting }: SettingProps) {
  const text = useText();
  if (!setting) return null;
  return (
    <>
      <Typography tag="p">{text(`mapping.rule.${setting.conflict}`)}</Typography>
      {setting.blank === 'empty' && <Line muted>{text('mapping.blank.empty')}</Line>}
    </>
  );
}
