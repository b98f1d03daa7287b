import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useAuth } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import {
  type BulkJobCounts,
  type PushContacts,
  type BulkPushPlan,
  PLUGIN_ID,
} from '../../../../server/src/contracts';
import { Fact } from '../../shared/components/Fact';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { CallsCost, EstimateBasis } from '../../shared/calls/CallsCost';
import { download } from '../../shared/api/download';
import { useText } from '../../shared/words/useText';
import { serverAddress } from '../../shared/api/serverAddress';
import { pushGroups } from './bulkJobs';

/**
 * Fetches the load scenario as text, without Strapi's client, which parses every answer to a POST
 * as JSON. Asks again while the contacts are being counted.
 * @throws an error whose message says why the request failed
 */
async function bulkJobScenario(request: PushContacts.Request, token: string): Promise<string> {
  const response = await fetch(`${serverAddress()}/${PLUGIN_ID}/bulk-jobs/push/scenario`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(request),
  });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  if (response.status === 202) return bulkJobScenario(request, token);
  return response.text();
}

export function PushPlan({ plan, request }: { plan: BulkPushPlan; request: PushContacts.Request }) {
  const text = useText();
  const { counts } = plan;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} role="status">
      <Notice tone="secondary" title={text('bulkJob.dryRun.title')}>
        <Line>
          <CallsCost cost={plan} />
        </Line>
        <EstimateBasis cost={plan} />
      </Notice>
      <PushGroups counts={counts} />
      {(counts.doubles ?? 0) > 0 && <Line muted>{text('push.doubles')}</Line>}
      {(counts.excluded ?? 0) > 0 && <Line muted>{text('push.excluded')}</Line>}
      <Scenario request={request} />
    </Flex>
  );
}

/** What a push does with the contacts that it goes through. */
export function PushGroups({ counts }: { counts: BulkJobCounts }) {
  const { formatNumber } = useIntl();
  const text = useText();
  return (
    <Flex tag="dl" gap={6} wrap="wrap" alignItems="flex-start">
      {pushGroups(counts).map(([group, count]) => (
        <Fact key={group} name={text(`push.group.${group}`)}>
          {formatNumber(count)}
        </Fact>
      ))}
    </Flex>
  );
}

function Scenario({ request }: { request: PushContacts.Request }) {
  const text = useText();
  const { attempt } = useAttempts();
  const { busy, run } = useBusy();
  const token = useAuth('PushPlan', (auth) => auth.token);
  const fetchScenario = () =>
    attempt(bulkJobScenario(request, token ?? ''), (scenario) =>
      download(
        new Blob([scenario], { type: 'text/markdown;charset=utf-8' }),
        `load-scenario-${request.institution}.md`,
      ),
    );
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Line muted>{text('push.scenario.explained')}</Line>
      <Button
        size="S"
        variant="tertiary"
        startIcon={<Download aria-hidden />}
        loading={busy}
        onClick={() => void run(fetchScenario)}
      >
        {text('push.scenario')}
      </Button>
    </Flex>
  );
}
