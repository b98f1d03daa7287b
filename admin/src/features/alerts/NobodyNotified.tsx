import { Link } from 'react-router-dom';
import { Line } from '../../shared/components/Notice';
import { TextLink } from '../../shared/components/TextLink';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { useGetAlertsQuery } from './alertsApi';
import { isAnybodyNotified } from './isAnybodyNotified';

/** Says that nobody is notified of what needs attention; renders nothing if somebody is. */
export function NobodyNotified() {
  const text = useText();
  const mayRead = useAllowed('readOverview').everywhere;
  const { data } = useGetAlertsQuery(undefined, { skip: !mayRead });
  if (data === undefined || isAnybodyNotified(data.setUp)) return null;
  return (
    <Line muted>
      {text('alerts.nobody.here')}{' '}
      <TextLink tag={Link} to={PLACES.alerts}>
        {text('alerts.nobody.open')}
      </TextLink>
    </Line>
  );
}
