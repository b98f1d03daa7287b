import { Typography } from '@strapi/design-system';
import type { FieldSetting, MappedField } from '../../../../server/src/contracts';
import { Cell, FlatTable } from '../../shared/components/FlatTable';
import { Line } from '../../shared/components/Line';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { useText } from '../../shared/words/useText';
import { EditField } from './editing/EditField';
import { type DraftedField, placesOf } from './editing/fieldDraft';
import { Origin } from './Origin';
import { usePathWords } from './usePathWords';

const COLUMNS = (['field', 's360', 'rule', 'change'] as const).map((column) => ({
  label: `mapping.column.${column}` as const,
}));

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
    <FlatTable label={text('mapping.part.fields')} columns={COLUMNS}>
      {fields.map((drafted) => (
        <Row
          key={drafted.field}
          drafted={drafted}
          known={known.get(drafted.field)}
          onChange={(setting) => onChange(drafted.field, setting)}
        />
      ))}
    </FlatTable>
  );
}

interface RowProps {
  drafted: DraftedField;
  known: MappedField | undefined;
  onChange: (setting: FieldSetting | null) => void;
}

function Row({ drafted, known, onChange }: RowProps) {
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
        <Rule setting={setting} />
        <SetBy origin={origin} />
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

/** Where S-360 has the field, and which way it goes. */
function Places({ setting }: SettingProps) {
  const text = useText();
  const inWords = usePathWords();
  const places = setting ? placesOf(setting) : [];
  if (places.length === 0) return <Typography>{text('mapping.nowhere')}</Typography>;
  const directions = new Set(places.map(({ direction }) => direction));
  return (
    <>
      {places.map(({ path, types }) => (
        <Typography key={types.join()} tag="p">
          {inWords(path)}
        </Typography>
      ))}
      {[...directions].map((direction) => (
        <Line key={direction} muted>
          {text(`mapping.direction.${direction}`)}
        </Line>
      ))}
    </>
  );
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

/** What the plugin itself has set needs no words. */
function SetBy({ origin }: Pick<DraftedField, 'origin'>) {
  const text = useText();
  if (origin === 'standard') return null;
  if (origin === 'draft') return <Origin origin={origin} />;
  return <Line muted>{text('mapping.setBy', { who: text(`mapping.origin.${origin}`) })}</Line>;
}
