import type { ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type {
  ContactSyncStatus,
  LastReceived,
  LastSent,
} from '../../../../../server/src/contracts';
import { message } from '../../../translations/message';
import { FieldNames } from '../../../shared/fields/FieldNames';
import { Moment } from '../../../shared/time/Moment';
import { Line } from '../../../shared/components/Notice';

/** The last exchange in each direction; renders nothing for a link without exchanges. */
export function LastExchanges({ status }: { status: ContactSyncStatus }) {
  const { formatMessage } = useIntl();
  const { lastReceived, lastSent } = status;
  if (lastReceived === null && lastSent === null) return null;
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={2}>
      <Exchange label={formatMessage(message('received.label'))}>
        {lastReceived ? (
          <Received received={lastReceived} />
        ) : (
          <Line muted>{formatMessage(message('received.none'))}</Line>
        )}
      </Exchange>
      <Exchange label={formatMessage(message('sent.label'))}>
        {lastSent ? (
          <Sent sent={lastSent} />
        ) : (
          <Line muted>{formatMessage(message('sent.none'))}</Line>
        )}
      </Exchange>
    </Flex>
  );
}

function Exchange({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box>
      <Typography tag="dt" variant="pi" fontWeight="bold" textColor="neutral800">
        {label}
      </Typography>
      <Box tag="dd">{children}</Box>
    </Box>
  );
}

function Received({ received }: { received: LastReceived }) {
  const { formatMessage } = useIntl();
  const when = <Moment at={received.at} tense="past" />;
  const fields = <FieldNames fields={received.changedFields} />;
  return (
    <>
      <Line>{formatMessage(message(`received.${received.source}`), { when })}</Line>
      <Line muted>
        {received.changedFields.length === 0
          ? formatMessage(message('received.unchanged'))
          : formatMessage(message('received.changed'), { fields })}
      </Line>
    </>
  );
}

function Sent({ sent }: { sent: LastSent }) {
  const { formatMessage } = useIntl();
  const when = <Moment at={sent.at} tense="past" />;
  const fields = <FieldNames fields={sent.fields} />;
  return (
    <>
      <Line>{formatMessage(message(`sent.${sent.kind}`), { when })}</Line>
      {sent.fields.length > 0 && (
        <Line muted>{formatMessage(message('sent.fields'), { fields })}</Line>
      )}
    </>
  );
}
