import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { AlertsSetUp as SetUp } from '../../../../server/src/contracts';
import { Fact, FactGrid } from '../../shared/components/Fact';
import { Folded } from '../../shared/components/Folded';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { TextLink } from '../../shared/components/TextLink';
import { ReasonText } from '../../shared/reasons/ReasonText';
import { useText } from '../../shared/words/useText';
import { isAnybodyNotified } from './isAnybodyNotified';

/** Strapi's own page of webhooks, with their test. */
const WEBHOOKS_PATH = '/settings/webhooks';

/** Braces would be an argument in a text. */
const EXAMPLE = "alerts: { emails: ['office@example.com'] }";

const NO_MAILER = { code: 'alertNoMailer', values: {} } as const;

/** Who gets alerts, when, and from how many on. */
export function AlertsSetUp({ setUp }: { setUp: SetUp }) {
  const text = useText();
  const { formatDisplayName } = useIntl();
  const { afterMinutes, emails, hasMailer, language, webhooks } = setUp;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {emails.length > 0 && !hasMailer && (
        <Notice tone="warning" title={text('alerts.unsendable')}>
          <Line>
            <ReasonText reason={NO_MAILER} />
          </Line>
        </Notice>
      )}
      {!isAnybodyNotified(setUp) && (
        <Notice tone="secondary" title={text('alerts.nobody')}>
          <Line>{text('alerts.nobody.todo', { example: EXAMPLE })}</Line>
        </Notice>
      )}
      <FactGrid>
        <Fact name={text('alerts.emails')}>{emails.join(', ') || text('alerts.emails.none')}</Fact>
        <Fact name={text('alerts.webhooks')}>
          <Webhooks webhooks={webhooks} />
        </Fact>
        <Fact name={text('alerts.after')}>
          {text('alerts.afterMinutes', { count: afterMinutes })}
        </Fact>
        <Fact name={text('alerts.quietHours')}>
          <QuietHours setUp={setUp} />
        </Fact>
        <Fact name={text('alerts.language')}>
          {formatDisplayName(language, { type: 'language' })}
        </Fact>
      </FactGrid>
      <Folded title={text('alerts.thresholds')}>
        <Thresholds thresholds={setUp.thresholds} />
      </Folded>
      <Line muted>{text('alerts.setIn')}</Line>
    </Flex>
  );
}

function Webhooks({ webhooks }: Pick<SetUp, 'webhooks'>) {
  const text = useText();
  const names = webhooks.map(({ isEnabled, name }) =>
    isEnabled ? name : text('alerts.webhook.disabled', { name }),
  );
  return (
    <>
      {names.join(', ') || text('alerts.webhooks.none')}
      {webhooks.length > 0 && (
        <>
          <br />
          <TextLink tag={Link} to={WEBHOOKS_PATH}>
            {text('alerts.webhooks.open')}
          </TextLink>
        </>
      )}
    </>
  );
}

function QuietHours({ setUp: { isQuiet, quietHours, timeZone } }: { setUp: SetUp }) {
  const text = useText();
  if (quietHours === null) return <>{text('alerts.quietHours.none')}</>;
  const { from, to } = quietHours;
  return (
    <>
      {text('alerts.quietHours.between', { from, to, timeZone })}
      {isQuiet && (
        <>
          {' · '}
          {text('alerts.quietHours.now')}
        </>
      )}
    </>
  );
}

function Thresholds({ thresholds }: Pick<SetUp, 'thresholds'>) {
  const text = useText();
  const reported = thresholds.filter(({ from }) => from !== null);
  const others = thresholds.filter(({ from }) => from === null);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Line>{text('alerts.thresholds.reported')}</Line>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingLeft={4}>
        {reported.map(({ from, kind }) => (
          <li key={kind}>
            <Line>{text(`attention.${kind}`, { count: from })}</Line>
          </li>
        ))}
      </Flex>
      {others.length > 0 && (
        <>
          <Line>{text('alerts.thresholds.never')}</Line>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingLeft={4}>
            {others.map(({ kind }) => (
              <li key={kind}>
                <Line>{text(`attention.${kind}`, { count: 1 })}</Line>
              </li>
            ))}
          </Flex>
        </>
      )}
    </Flex>
  );
}
