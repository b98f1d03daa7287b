import { useId } from 'react';
import { Flex, Grid, Typography, Box } from '@strapi/design-system';
import type {
  ComparedField,
  ConflictStatus,
  ContactSyncStatus,
  SyncWarning,
} from '../../../../../server/src/contracts';
import { Card } from '../../../shared/components/Card';
import { Line } from '../../../shared/components/Line';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { useText } from '../../../shared/words/useText';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useReasons } from '../../../shared/reasons/useReasons';
import { Notice } from '../../../shared/components/Notice';
import { ComparedFields } from '../fields/ComparedFields';
import { DecidedConflicts } from '../fields/DecidedConflicts';
import type { SyncRequests } from '../queries/syncRequests';
import { StateBadge } from '../StateBadge';
import { ExchangeButtons } from './ExchangeButtons';
import { InDoubtDecision } from './InDoubtDecision';
import { KeptValues } from './KeptValues';
import { LinkByHand } from './LinkByHand';
import { LastExchanges } from './LastExchanges';
import { StateExplanation } from './StateExplanation';

/** Odd values that were stored exactly as S-360 sent them. */
function Warnings({ warnings }: { warnings: readonly SyncWarning[] }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const inWords = useReasons();
  if (warnings.length === 0) return null;
  return (
    <Notice tone="warning" title={text('warnings.title', { count: warnings.length })}>
      <Box tag="ul">
        {warnings
          .map(({ field, reason }) =>
            text('warnings.item', {
              field: nameOf(field),
              message: inWords(reason),
            }),
          )
          .map((warning) => (
            <Box tag="li" key={warning}>
              <Line>{warning}</Line>
            </Box>
          ))}
      </Box>
    </Notice>
  );
}

interface InstitutionCardProps {
  documentId: string;
  status: ContactSyncStatus;
  fields: readonly ComparedField[];
  /** At this institution, the newest first. */
  conflicts: readonly ConflictStatus[];
  requests: SyncRequests;
}

/** Everything about one contact at one institution, the most urgent first. */
export function InstitutionCard(props: InstitutionCardProps) {
  const { conflicts, documentId, fields, requests, status } = props;
  const mayExchange = useAllowed('exchangeNow').at(status.institution.code);
  const mayDecide = useAllowed('decideConflicts').at(status.institution.code);
  const mayDecideMatches = useAllowed('decideMatches').at(status.institution.code);
  const headingId = useId();
  return (
    <Card tag="section" titleId={headingId} gap={5} padding={6}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Heading status={status} headingId={headingId} />
        <Flex gap={2} alignItems="flex-start" wrap="wrap">
          {mayDecideMatches && <LinkByHand documentId={documentId} status={status} />}
          <ExchangeButtons
            status={status}
            mayExchange={mayExchange}
            onPush={() => requests.push(status)}
            onPull={() => requests.pull(status)}
          />
        </Flex>
      </Flex>
      <StateExplanation documentId={documentId} status={status} />
      {status.state === 'inDoubt' && status.inDoubt && (
        <InDoubtDecision
          status={status}
          inDoubt={status.inDoubt}
          mayDecide={mayExchange}
          onDecide={(decision) => requests.decideInDoubt(status, decision)}
        />
      )}
      <Warnings warnings={status.warnings} />
      <ComparedFields status={status} fields={fields} mayDecide={mayDecide} requests={requests} />
      <DecidedConflicts
        status={status}
        conflicts={conflicts}
        mayDecide={mayDecide}
        requests={requests}
      />
      <Grid.Root gap={5}>
        <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
          <LastExchanges status={status} />
        </Grid.Item>
        <Grid.Item col={6} s={12} direction="column" alignItems="stretch" gap={3}>
          <AddressAsGiven status={status} />
          {status.state !== 'notLinked' && (
            <KeptValues documentId={documentId} institution={status.institution} />
          )}
        </Grid.Item>
      </Grid.Root>
    </Card>
  );
}

function Heading({ status, headingId }: { status: ContactSyncStatus; headingId: string }) {
  const text = useText();
  const { institution, contactNumber } = status;
  const number =
    contactNumber === null ? text('number.none') : text('number.known', { number: contactNumber });
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex gap={3} wrap="wrap">
        <Typography tag="h2" id={headingId} variant="delta" style={{ overflowWrap: 'anywhere' }}>
          {institution.name}
        </Typography>
        <StateBadge state={status.state} />
      </Flex>
      <Line muted>{number}</Line>
    </Flex>
  );
}

/** An address that S-360 gives as one text fits no field, so users can see it only here. */
function AddressAsGiven({ status: { addressAsGiven } }: { status: ContactSyncStatus }) {
  const text = useText();
  if (addressAsGiven === null) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography variant="pi" fontWeight="bold">
        {text('address.asGiven')}
      </Typography>
      {addressAsGiven.split('\n').map((line, index) => (
        <Line key={index}>{line}</Line>
      ))}
    </Flex>
  );
}
