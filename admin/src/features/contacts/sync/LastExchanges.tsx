import type { ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import type {
  ContactSyncStatus,
  LastReceived,
  LastSent,
} from '../../../../../server/src/contracts';
import { useText } from '../../../shared/words/useText';
import { FieldNames } from '../../../shared/fields/FieldNames';
import { Moment } from '../../../shared/time/Moment';
import { Line } from '../../../shared/components/Line';

/** The last exchange in each direction; renders nothing for a link without exchanges. */
export function LastExchanges({ status }: { status: ContactSyncStatus }) {
  const text = useText();
  const { lastReceived, lastSent } = status;
  if (lastReceived === null && lastSent === null) return null;
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={2}>
      <Exchange label={text('received.label')}>
        {lastReceived ? (
          <Received received={lastReceived} />
        ) : (
          <Line muted>{text('received.none')}</Line>
        )}
      </Exchange>
      <Exchange label={text('sent.label')}>
        {lastSent ? <Sent sent={lastSent} /> : <Line muted>{text('sent.none')}</Line>}
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
  const text = useText();
  const when = <Moment at={received.at} tense="past" />;
  const fields = <FieldNames fields={received.changedFields} />;
  return (
    <>
      <Line>{text(`received.${received.source}`, { when })}</Line>
      <Line muted>
        {received.changedFields.length === 0
          ? text('received.unchanged')
          : text('received.changed', { fields })}
      </Line>
    </>
  );
}

function Sent({ sent }: { sent: LastSent }) {
  const text = useText();
  const when = <Moment at={sent.at} tense="past" />;
  const fields = <FieldNames fields={sent.fields} />;
  return (
    <>
      <Line>{text(`sent.${sent.kind}`, { when })}</Line>
      {sent.fields.length > 0 && <Line muted>{text('sent.fields', { fields })}</Line>}
    </>
  );
}
