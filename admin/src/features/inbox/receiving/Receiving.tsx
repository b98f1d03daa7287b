import { Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { Stream, InstitutionStatus } from '../../../../../server/src/contracts';
import { CopyButton } from '../../../shared/components/CopyButton';
import { Fact, Facts } from '../../../shared/components/Fact';
import { PLACES } from '../../../shared/places';
import { webhookUrl } from './webhookUrl';
import { serverAddress } from '../../../shared/api/serverAddress';
import { useText } from '../../../shared/words/useText';
import { ExcludedItems } from './ExcludedItems';

const INCOMING = { direction: 'in' };

/** How and where S-360 delivers, and what has arrived. */
export function Receiving({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { code, quarantinedItems, waitingDeliveries } = institution;
  return (
    <Facts>
      <Fact name={text('webhook.url', { stream: text('stream.contacts') })}>
        <WebhookUrl stream="contacts" webhookPath={institution.webhookPath} />
      </Fact>
      <Fact name={text('webhook.url', { stream: text('stream.orders') })}>
        <WebhookUrl stream="orders" webhookPath={institution.orderWebhookPath} />
      </Fact>
      <Fact name={text('webhook.authentication')}>
        <WebhookAuthentication authentication={institution.webhookAuthentication} />
      </Fact>
      <Fact name={text('receiving.waiting')}>
        <Counted
          count={waitingDeliveries}
          to={PLACES.activity({ institution: code, state: 'open', further: INCOMING })}
        />
      </Fact>
      <Fact name={text('receiving.quarantined')}>
        <Counted count={quarantinedItems} to={PLACES.quarantinedItems({ institution: code })} />
      </Fact>
      <Fact name={text('excluded.title')}>
        <ExcludedItems institution={institution} />
      </Fact>
    </Facts>
  );
}

export function WebhookUrl({ stream, webhookPath }: { stream: Stream; webhookPath: string }) {
  const text = useText();
  const url = webhookUrl(serverAddress(), webhookPath);
  return (
    <Flex gap={2}>
      <Typography tag="code" variant="omega" style={{ overflowWrap: 'anywhere' }}>
        {url}
      </Typography>
      <CopyButton text={url} label={text('webhook.copy', { stream: text(`stream.${stream}`) })} />
    </Flex>
  );
}

/** How S-360 proves to a webhook that it is S-360. */
export function WebhookAuthentication({
  authentication,
}: {
  authentication: InstitutionStatus['webhookAuthentication'];
}) {
  const text = useText();
  switch (authentication.kind) {
    case 'none':
      return text('webhook.none');
    case 'basic':
      return text('webhook.basic', { username: authentication.username });
    case 'apiKey':
      return text('webhook.apiKey', { header: authentication.header });
  }
}

/** A number that links to the list it counts, unless it is zero. */
function Counted({ count, to }: { count: number; to: string }) {
  const { formatNumber } = useIntl();
  const text = useText();
  if (count === 0) return text('count.none');
  return (
    <Link tag={RouterLink} to={to}>
      {formatNumber(count)}
    </Link>
  );
}
