import { useEffect, useRef } from 'react';
import { Box, Flex } from '@strapi/design-system';
import { useLocation } from 'react-router-dom';
import type { GetAlerts } from '../../../../server/src/contracts';
import { Loaded } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Notice';
import { Part } from '../../shared/components/Part';
import { useQuietPolling } from '../../shared/hooks/useQuietPolling';
import { ALERTS_ANCHOR } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { AlertMails } from './AlertMails';
import { AlertsSetUp } from './AlertsSetUp';
import { useGetAlertsQuery } from './alertsApi';
import { SendTest } from './SendTest';

/** Strapi's header stays at the top while a screen scrolls. */
const BELOW_HEADER = '9rem';

/** How alerts are set up, what was last e-mailed to whom, and a test. */
export function Alerts() {
  const text = useText();
  const query = useGetAlertsQuery(undefined, useQuietPolling());
  const { hash } = useLocation();
  const box = useRef<HTMLDivElement>(null);
  const isLoaded = query.currentData !== undefined;
  useEffect(() => {
    if (isLoaded && hash === `#${ALERTS_ANCHOR}`) box.current?.scrollIntoView();
  }, [hash, isLoaded]);
  return (
    <Box ref={box} id={ALERTS_ANCHOR} style={{ scrollMarginTop: BELOW_HEADER }}>
      <Part title={text('alerts.title')}>
        <Line>{text('alerts.explained')}</Line>
        <Loaded query={query}>{(alerts) => <Content alerts={alerts} />}</Loaded>
      </Part>
    </Box>
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
