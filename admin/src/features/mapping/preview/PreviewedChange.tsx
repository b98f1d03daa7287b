import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type {
  CallEstimate,
  FieldPreview,
  MappingPreview,
} from '../../../../../server/src/contracts';
import { Cell, FlatTable } from '../../../shared/components/FlatTable';
import { Line } from '../../../shared/components/Line';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useText } from '../../../shared/words/useText';
import { useInstitutions } from '../../institutions';
import { type ContactNames, CountedEffect, Examples } from './Examples';
import { useGetContactNamesQuery } from '../mappingApi';
import { countedByRules, PreviewedRules } from './PreviewedRules';

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
      {changesNothing(preview) && <Line>{text('mapping.preview.noContacts')}</Line>}
      {fields.length > 0 && <FieldEffects fields={fields} names={names} />}
      {FURTHER.filter((effect) => preview[effect].count > 0).map((effect) => (
        <CountedEffect
          key={effect}
          words={text(`mapping.effect.${effect}`, { count: preview[effect].count })}
          counted={preview[effect]}
          names={names}
        />
      ))}
      <PreviewedRules preview={preview} names={names} />
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Typography tag="h3" variant="pi" fontWeight="bold">
          {text('mapping.cost.title')}
        </Typography>
        <Line>{cost(nameOf(institution), calls, estimate)}</Line>
        {callsElsewhere.map((elsewhere) => (
          <Line key={elsewhere.institution}>
            {cost(nameOf(elsewhere.institution), elsewhere.calls, elsewhere.estimate)}
          </Line>
        ))}
      </Flex>
    </Flex>
  );
}

/** Only what happens from now on changes; rules about contacts say themselves whom they concern. */
export const changesNothing = (preview: MappingPreview): boolean =>
  FURTHER.every((effect) => preview[effect].count === 0) &&
  preview.fields.every((field) => EFFECTS.every((effect) => field[effect].count === 0)) &&
  countedByRules(preview).length === 0;

function useNames(preview: MappingPreview): ContactNames {
  const { created, fields, withheld } = preview;
  const byField = fields.flatMap((field) => EFFECTS.map((effect) => field[effect]));
  const counted = [created, withheld, ...byField, ...countedByRules(preview)];
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

function FieldEffects({ fields, names }: { fields: readonly FieldPreview[]; names: ContactNames }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  return (
    <FlatTable label={text('mapping.preview.title')} columns={COLUMNS}>
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
    </FlatTable>
  );
}
