import { Box } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { TextLink } from '../../shared/components/TextLink';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { useGetAlertsQuery } from './alertsApi';
import { isAnybodyNotified } from './isAnybodyNotified';

/** Says that nobody is notified of what needs attention, and what to do; nothing if somebody is. */
export function NobodyNotified() {
  const text = useText();
  const mayRead = useAllowed('readOverview').everywhere;
  const { data } = useGetAlertsQuery(undefined, { skip: !mayRead });
  if (data === undefined || isAnybodyNotified(data.setUp)) return null;
  return (
    <Box paddingBottom={2}>
      <Notice tone="secondary" title={text('alerts.nobody')}>
        <Line>
          {text('alerts.nobody.here')}{' '}
          <TextLink tag={Link} to={PLACES.alerts}>
            {text('alerts.nobody.open')}
          </TextLink>
        </Line>
      </Notice>
    </Box>
  );
}
