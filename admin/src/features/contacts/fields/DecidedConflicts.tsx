import { useId } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type {
  ConflictSide,
  ConflictStatus,
  ContactSyncStatus,
} from '../../../../../server/src/contracts';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { Line } from '../../../shared/components/Line';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { useText } from '../../../shared/words/useText';
import type { SyncRequests } from '../queries/syncRequests';

const MAX_SHOWN = 5;

interface DecidedConflictsProps {
  status: ContactSyncStatus;
  /** At this institution, the newest first. */
  conflicts: readonly ConflictStatus[];
  mayDecide: boolean;
  requests: SyncRequests;
}

/** The latest conflicts that a rule or a person decided, each with the way back. */
export function DecidedConflicts({ conflicts, ...rest }: DecidedConflictsProps) {
  const text = useText();
  const titleId = useId();
  const decided = conflicts.filter(({ status }) => status === 'crm' || status === 's360');
  if (decided.length === 0) return null;
  return (
    <Box tag="section" aria-labelledby={titleId}>
      <Typography id={titleId} tag="h3" variant="omega" fontWeight="bold">
        {text('decided.title')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={2}>
        {decided.slice(0, MAX_SHOWN).map((conflict) => (
          <Decided key={conflict.id} conflict={conflict} {...rest} />
        ))}
      </Flex>
    </Box>
  );
}

function Decided({
  conflict,
  mayDecide,
  requests,
  status,
}: Omit<DecidedConflictsProps, 'conflicts'> & { conflict: ConflictStatus }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const empty = text('held.empty');
  const { decidedAt, decidedBy, isAgainstRule, recordedAt, rule } = conflict;
  const kept: ConflictSide = conflict.status === 'crm' ? 'crm' : 's360';
  const other: ConflictSide = kept === 'crm' ? 's360' : 'crm';
  const words = (side: ConflictSide) =>
    (side === 'crm' ? conflict.localValue : conflict.remoteValue) ?? empty;
  const values = {
    field: nameOf(conflict.field),
    institution: status.institution.name,
    kept: words(kept),
    replaced: words(other),
  };
  const title = text('decided.reverse.title', values);
  return (
    <Flex tag="li" justifyContent="space-between" gap={4} wrap="wrap">
      <Box>
        <Line>{text(`decided.${kept}`, values)}</Line>
        <Line muted>
          {decidedAt === null
            ? text(`decided.rule.${rule}`)
            : text(isAgainstRule ? 'decided.againstRule' : 'decided.by', {
                name: decidedBy?.name ?? text('history.nobodyKnown'),
              })}
          , <ExactMoment at={decidedAt ?? recordedAt} />
        </Line>
      </Box>
      {mayDecide && conflict.isReversible && (
        <DecisionDialog
          variant="default"
          texts={{
            title,
            effect: text(`held.${other}.body`, {
              ...values,
              kept: values.replaced,
              replaced: values.kept,
            }),
            confirmLabel: text('decided.reverse'),
          }}
          onConfirm={() => requests.reverse(status, conflict, other)}
          trigger={
            <Button size="S" variant="tertiary" aria-label={`${text('decided.reverse')}: ${title}`}>
              {text('decided.reverse')}
            </Button>
          }
        />
      )}
    </Flex>
  );
}
