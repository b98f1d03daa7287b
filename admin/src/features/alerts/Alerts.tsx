import { Flex } from '@strapi/design-system';
import type { GetAlerts } from '../../../../server/src/contracts';
import { Anchored } from '../../shared/components/Anchored';
import { Loaded } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Line';
import { Part } from '../../shared/components/Part';
import { useQuietPolling } from '../../shared/hooks/useQuietPolling';
import { ALERTS_ANCHOR } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { AlertMails } from './AlertMails';
import { AlertsSetUp } from './AlertsSetUp';
import { useGetAlertsQuery } from './alertsApi';
import { SendTest } from './SendTest';

/** How alerts are set up, what was last e-mailed to whom, and a test. */
export function Alerts() {
  const text = useText();
  const query = useGetAlertsQuery(undefined, useQuietPolling());
  return (
    <Anchored anchor={ALERTS_ANCHOR} isLoaded={query.currentData !== undefined}>
      <Part title={text('alerts.title')}>
        <Line>{text('alerts.explained')}</Line>
        <Loaded query={query}>{(alerts) => <Content alerts={alerts} />}</Loaded>
      </Part>
    </Anchored>
  );
}

function Content({ alerts: { mails, setUp } }: { alerts: GetAlerts.Response['data'] }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <AlertsSetUp setUp={setUp} />
      <SendTest recipients={setUp.emails.length} />
      <AlertMails mails={mails} />
    </Flex>
  );
}
