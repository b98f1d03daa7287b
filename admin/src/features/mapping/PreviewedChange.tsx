import { Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type {
  CallEstimate,
  CountedContacts,
  FieldPreview,
  MappingPreview,
} from '../../../../server/src/contracts';
import { Cell, FlatTable, TableHead } from '../../shared/components/FlatTable';
import { Line } from '../../shared/components/Notice';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { useInstitutions } from '../institutions';
import { useGetContactNamesQuery } from './mappingApi';

const COLUMNS = [
  { label: 'mapping.column.field' as const },
  ...(['taken', 'sent', 'conflicts'] as const).map((effect) => ({
    label: `mapping.effect.${effect}` as const,
  })),
];

const EFFECTS = ['taken', 'sent', 'conflicts'] as const;
const FURTHER = ['created', 'withheld'] as const;

/** What changes of a mapping would do to contacts, and what they would cost. */
export function PreviewedChange({ preview }: { preview: MappingPreview }) {
  const text = useText();
  const { nameOf } = useInstitutions();
  const { calls, callsElsewhere, contacts, estimate, fields, institution } = preview;
  const names = useNames(preview);
  const cost = useCost();
  return (
    <Flex direction="column" alignItems="stretch" gap={4} role="status">
      <Line>{text('mapping.preview.contacts', { count: contacts })}</Line>
      {fields.length > 0 && <FieldEffects fields={fields} names={names} />}
      {FURTHER.filter((effect) => preview[effect].count > 0).map((effect) => (
        <Flex key={effect} gap={2} wrap="wrap">
          <Line>{text(`mapping.effect.${effect}`, { count: preview[effect].count })}</Line>
          <Examples counted={preview[effect]} names={names} />
        </Flex>
      ))}
      <Line>{cost(nameOf(institution), calls, estimate)}</Line>
      {callsElsewhere.map((elsewhere) => (
        <Line key={elsewhere.institution}>
          {cost(nameOf(elsewhere.institution), elsewhere.calls, elsewhere.estimate)}
        </Line>
      ))}
    </Flex>
  );
}

type Names = Readonly<Record<string, string>>;

function useNames({ created, fields, withheld }: MappingPreview): Names {
  const counted = [created, withheld, ...fields.flatMap((field) => EFFECTS.map((e) => field[e]))];
  const documentIds = [...new Set(counted.flatMap(({ examples }) => examples))];
  const { data } = useGetContactNamesQuery({ documentIds }, { skip: documentIds.length === 0 });
  return data ?? {};
}

function useCost() {
  const text = useText();
  const { formatDate } = useIntl();
  return (institution: string, calls: number, estimate: CallEstimate | null): string => {
    if (calls === 0) return text('mapping.cost.none', { institution });
    if (!estimate) return text('mapping.cost.never', { institution, count: calls });
    const end = formatDate(estimate.finishedAt, { dateStyle: 'medium' });
    return text('mapping.cost', { institution, count: calls, days: estimate.days, end });
  };
}

function FieldEffects({ fields, names }: { fields: readonly FieldPreview[]; names: Names }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  return (
    <FlatTable aria-label={text('mapping.preview.title')}>
      <TableHead columns={COLUMNS} />
      <tbody>
        {fields.map((preview) => (
          <tr key={preview.field}>
            <Cell>
              <Typography fontWeight="bold">{nameOf(preview.field)}</Typography>
            </Cell>
            {EFFECTS.map((effect) => (
              <Cell key={effect}>
                <Typography>
                  {text('mapping.effect.count', { count: preview[effect].count })}
                </Typography>
                <Examples counted={preview[effect]} names={names} />
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </FlatTable>
  );
}

/** Links to some of the contacts that an effect would have. */
function Examples({ counted, names }: { counted: CountedContacts; names: Names }) {
  const text = useText();
  return (
    <Flex gap={2} wrap="wrap">
      {counted.examples.map((documentId, index) => (
        <Link key={documentId} tag={RouterLink} to={PLACES.contactPage(documentId)}>
          {names[documentId] || text('mapping.example', { number: index + 1 })}
        </Link>
      ))}
    </Flex>
  );
}
