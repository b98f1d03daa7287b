import { Flex, Loader } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { InstitutionStatus, Stream } from '../../../../server/src/contracts';
import { Fact } from '../../shared/components/Fact';
import { LocalAddressWarning } from '../../shared/components/LocalAddressWarning';
import { Line } from '../../shared/components/Line';
import { TextLink } from '../../shared/components/TextLink';
import { PLACES } from '../../shared/places';
import { Moment } from '../../shared/time/Moment';
import { useText } from '../../shared/words/useText';
import { RefusedCredentials, WebhookAuthentication, WebhookUrl } from '../inbox';
import { SettingsLink } from '../institutions';
import { FactGrid } from './FactGrid';

const STREAMS: readonly Stream[] = ['contacts', 'orders'];

/** Where S-360 delivers to, and whether each stream has arrived; it shows a first delivery live. */
export function WebhookStep({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { lastDeliveries, orderWebhookPath, webhookAuthentication, webhookPath } = institution;
  return (
    <>
      <FactGrid>
        <Fact name={text('webhook.url', { stream: text('stream.contacts') })}>
          <WebhookUrl stream="contacts" webhookPath={webhookPath} />
        </Fact>
        <Fact name={text('webhook.url', { stream: text('stream.orders') })}>
          <WebhookUrl stream="orders" webhookPath={orderWebhookPath} />
        </Fact>
        <Fact name={text('webhook.authentication')}>
          <WebhookAuthentication authentication={webhookAuthentication} />
        </Fact>
      </FactGrid>
      <Line muted>{text('setup.webhooks.short')}</Line>
      {STREAMS.every((stream) => lastDeliveries[stream] === null) && <LocalAddressWarning />}
      <Flex direction="column" alignItems="flex-start" gap={2} role="status">
        {STREAMS.map((stream) => (
          <Arrival key={stream} institution={institution} stream={stream} />
        ))}
      </Flex>
      <Flex>
        <SettingsLink institution={institution} text={text('settings.handover.title')} />
      </Flex>
      <RefusedCredentials institution={institution} />
    </>
  );
}

function Arrival({ institution, stream }: { institution: InstitutionStatus; stream: Stream }) {
  const text = useText();
  const at = institution.lastDeliveries[stream];
  if (at === null) {
    return (
      <Flex gap={2}>
        <Loader small aria-hidden>
          {''}
        </Loader>
        <Line>{text(`setup.webhooks.${stream}.waiting`)}</Line>
      </Flex>
    );
  }
  const list = PLACES.activity({
    institution: institution.code,
    stream,
    further: { direction: 'in' },
  });
  return (
    <Line>
      {text(`setup.webhooks.${stream}.arrived`, { when: <Moment at={at} tense="past" /> })}{' '}
      <TextLink tag={RouterLink} to={list}>
        {text(`setup.webhooks.${stream}.list`)}
      </TextLink>
    </Line>
  );
}
