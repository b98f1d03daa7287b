import { Flex, Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { Loaded } from '../../../shared/components/Loaded';
import { Line } from '../../../shared/components/Line';
import { useQuietPolling } from '../../../shared/hooks/useQuietPolling';
import { Rows } from '../../../shared/lists/PagedTable';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { useGetActivityQuery } from '../activityApi';
import { keyOf, useActivityColumns } from './activityColumns';

/** The newest entries are enough beside a record; the rest is one click away. */
const SHOWN = 5;

interface ActivityOfNumberProps {
  institution: string;
  /** The number of a contact or order there. */
  number: string;
}

/** The newest deliveries and calls about a contact or order, and the way to all of them. */
export function ActivityOfNumber({ institution, number }: ActivityOfNumberProps) {
  const text = useText();
  const activity = useGetActivityQuery({ institution, number, limit: SHOWN }, useQuietPolling());
  const columns = useActivityColumns({ choice: null, isOfOneInstitution: true });
  return (
    <Loaded query={activity}>
      {({ data, meta }) => (
        <Flex direction="column" alignItems="stretch" gap={3}>
          {data.length === 0 ? (
            <Line muted>{text('activity.noneOfNumber')}</Line>
          ) : (
            <Rows label={text('activity.title')} columns={columns} rows={data} idOf={keyOf} />
          )}
          {meta.next !== null && (
            <Link tag={RouterLink} to={PLACES.activity({ institution, further: { number } })}>
              {text('activity.allOfNumber')}
            </Link>
          )}
        </Flex>
      )}
    </Loaded>
  );
}
