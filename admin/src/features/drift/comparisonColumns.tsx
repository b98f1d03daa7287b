import { Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { useIntl } from 'react-intl';
import type { DriftCheckState, DriftCheckStatus } from '../../../../server/src/contracts';
import type { StateVariant } from '../../shared/components/stateVariant';
import { StatusWord } from '../../shared/components/StatusWord';
import type { Column } from '../../shared/lists/PagedTable';
import { PLACES } from '../../shared/places';
import { Moment } from '../../shared/time/Moment';
import { useText } from '../../shared/words/useText';

/** A comparison that found differences is not shown as good. */
export function comparisonVariant({
  differing,
  failed,
  inConflict,
  repaired,
  state,
}: Pick<
  DriftCheckStatus,
  'differing' | 'failed' | 'inConflict' | 'repaired' | 'state'
>): StateVariant {
  const variants: Record<DriftCheckState, StateVariant> = {
    running: 'secondary',
    skipped: 'neutral',
    ended: 'neutral',
    done: differing - repaired + failed + inConflict > 0 ? 'warning' : 'success',
  };
  return variants[state];
}

export function useComparisonColumns(): Column<DriftCheckStatus>[] {
  const text = useText();
  const { formatNumber } = useIntl();
  const count = (name: 'checked' | 'differing' | 'inConflict' | 'repaired' | 'failed') => ({
    name,
    label: text(`comparison.${name}`),
    cell: (check: DriftCheckStatus) => <Typography>{formatNumber(check[name])}</Typography>,
  });
  return [
    {
      name: 'comparison',
      label: text('comparison.one'),
      cell: ({ id, institution }) => (
        <Link tag={RouterLink} to={PLACES.comparison(institution, id)}>
          {text('comparison.number', { id: String(id) })}
        </Link>
      ),
    },
    {
      name: 'startedAt',
      label: text('comparison.started'),
      cell: ({ startedAt }) => (
        <Typography>
          <Moment at={startedAt} tense="past" />
        </Typography>
      ),
    },
    {
      name: 'startedBy',
      label: text('comparison.startedBy'),
      cell: ({ startedBy }) => (
        <Typography>{startedBy?.name ?? text('comparison.nightly')}</Typography>
      ),
    },
    {
      name: 'state',
      label: text('column.state'),
      cell: (check) => (
        <StatusWord variant={comparisonVariant(check)}>
          {text(`comparison.state.${check.state}`)}
        </StatusWord>
      ),
    },
    count('checked'),
    count('differing'),
    count('inConflict'),
    count('repaired'),
  ];
}
