import { useId } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import type { ContactSyncStatus } from '../../../../../server/src/contracts';
import type { Asking } from '../model/exchanges';
import { useText } from '../../../shared/words/useText';
import { Consents } from './Consents';
import { ExchangeButtons } from './ExchangeButtons';
import { HeldFields } from './HeldFields';
import { InDoubtDecision } from './InDoubtDecision';
import { KeptValues } from './KeptValues';
import { LastExchanges } from './LastExchanges';
import { Line } from '../../../shared/components/Notice';
import { Warnings } from './OddValues';
import { StateBadge } from '../StateBadge';
import { StateExplanation } from './StateExplanation';
import type { SyncRequests } from '../queries/syncRequests';

interface InstitutionSectionProps {
  documentId: string;
  status: ContactSyncStatus;
  asking: Asking;
  mayEditConsents: boolean;
  consentsInitiallyOpen: boolean;
  requests: SyncRequests;
}

/** Everything about one contact at one institution, the most urgent first. */
export function InstitutionSection(props: InstitutionSectionProps) {
  const { documentId, status, asking, mayEditConsents, consentsInitiallyOpen, requests } = props;
  const headingId = useId();
  return (
    <Flex
      tag="section"
      aria-labelledby={headingId}
      direction="column"
      alignItems="stretch"
      gap={3}
      width="100%"
    >
      <SectionHeading status={status} headingId={headingId} />
      <StateExplanation status={status} />
      {status.state === 'inDoubt' && status.inDoubt && (
        <InDoubtDecision
          status={status}
          inDoubt={status.inDoubt}
          mayDecide={asking.mayExchange}
          onDecide={(decision) => requests.decideInDoubt(status, decision)}
        />
      )}
      <HeldFields
        status={status}
        asking={asking}
        onDecide={(held, side) => requests.decideHeld(status, held, side)}
      />
      <Warnings warnings={status.warnings} />
      <AddressAsGiven status={status} />
      <LastExchanges status={status} />
      <Consents
        status={status}
        mayEdit={mayEditConsents && status.state !== 'unlinked'}
        initiallyOpen={consentsInitiallyOpen}
        onChange={(code, allowed) => requests.changeConsent(status, code, allowed)}
      />
      {status.state !== 'notLinked' && (
        <KeptValues documentId={documentId} institution={status.institution} />
      )}
      <ExchangeButtons
        status={status}
        asking={asking}
        onPush={() => requests.push(status)}
        onPull={() => requests.pull(status)}
      />
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

function SectionHeading({ status, headingId }: { status: ContactSyncStatus; headingId: string }) {
  const text = useText();
  const { institution, contactNumber, state } = status;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={2}>
        <Typography
          tag="h3"
          id={headingId}
          variant="omega"
          fontWeight="bold"
          style={{ overflowWrap: 'anywhere' }}
        >
          {institution.name}
        </Typography>
        <StateBadge state={state} />
      </Flex>
      <Flex justifyContent="space-between" alignItems="baseline" gap={1} wrap="wrap">
        <Line muted={contactNumber === null}>
          {contactNumber === null
            ? text('number.none')
            : text('number.known', { number: contactNumber })}
        </Line>
        {institution.code !== institution.name && <Line muted>{institution.code}</Line>}
      </Flex>
    </Flex>
  );
}
