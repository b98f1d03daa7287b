import { Button, Flex } from '@strapi/design-system';
import type {
  ConflictSide,
  ContactSyncStatus,
  HeldBecause,
  HeldField,
} from '../../../../../server/src/contracts';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useText } from '../../../shared/words/useText';
import type { SyncRequests } from '../queries/syncRequests';

const SIDES: readonly ConflictSide[] = ['crm', 's360'];

interface DecisionProps {
  status: ContactSyncStatus;
  requests: SyncRequests;
}

/** The two possible decisions on a conflict; each explains its effect first. */
export function ConflictDecision(props: DecisionProps & { held: HeldField }) {
  return (
    <Flex gap={2} wrap="wrap">
      {SIDES.map((side) => (
        <TakeSide key={side} {...props} side={side} />
      ))}
    </Flex>
  );
}

/** A value that S-360 kept stays when it is taken; what alternates comes back either way. */
const isBackAgain = (
  held: HeldField,
  side: ConflictSide,
): held is HeldField & { because: HeldBecause } =>
  held.because === 'alternating' || (held.because === 'kept' && side === 'crm');

function TakeSide({
  held,
  requests,
  side,
  status,
}: DecisionProps & { held: HeldField; side: ConflictSide }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const empty = text('held.empty');
  const values = {
    institution: status.institution.name,
    field: nameOf(held.field),
    kept: (side === 'crm' ? held.crmValue : held.s360Value) ?? empty,
    replaced: (side === 'crm' ? held.s360Value : held.crmValue) ?? empty,
  };
  const title = text(`held.${side}.title`, values);
  return (
    <DecisionDialog
      variant="default"
      texts={{
        title,
        effect: text(`held.${side}.body`, values),
        confirmLabel: text(`held.${side}.take`),
        ...(isBackAgain(held, side) && { risk: text(`held.${held.because}.risk`, values) }),
      }}
      onConfirm={() => requests.decideHeld(status, [held], side)}
      trigger={
        <Button size="S" variant="tertiary" aria-label={`${text(`held.${side}.take`)}: ${title}`}>
          {text(`held.${side}.take`)}
        </Button>
      }
    />
  );
}

export function AllConflicts({
  held,
  requests,
  status,
}: DecisionProps & { held: readonly HeldField[] }) {
  const text = useText();
  const { listOf } = useFieldNames();
  const values = {
    institution: status.institution.name,
    fields: listOf(held.map(({ field }) => field)),
    count: held.length,
  };
  return (
    <Flex gap={2} wrap="wrap">
      {SIDES.map((side) => (
        <DecisionDialog
          variant="default"
          key={side}
          texts={{
            title: text(`held.all.${side}.title`, values),
            effect: text(`held.all.${side}.body`, values),
            confirmLabel: text(`held.all.${side}`, values),
          }}
          onConfirm={() => requests.decideHeld(status, held, side)}
          trigger={
            <Button size="S" variant="secondary">
              {text(`held.all.${side}`, values)}
            </Button>
          }
        />
      ))}
    </Flex>
  );
}
