import type { ReactNode } from 'react';
import { Button } from '@strapi/design-system';
import type {
  ConflictDecider,
  ConflictSide,
  ConflictStatus,
} from '../../../../server/src/contracts';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { Cell, FlatTable } from '../../shared/components/FlatTable';
import { Line } from '../../shared/components/Line';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { ExactMoment } from '../../shared/time/ExactMoment';
import { useText } from '../../shared/words/useText';
import { ContactCell, FieldCell, ValueCell } from './ConflictCells';
import { costOfReversing } from './decisionCost';
import type { Decide } from './useDecide';
import { useValueWords } from './useValueWords';

const COLUMNS = (['contact', 'field', 'crm', 's360', 'outcome'] as const).map((column) => ({
  label: `conflicts.column.${column}` as const,
}));
const DECISION = { label: 'conflicts.column.decision' as const };

interface DecidedConflictsProps {
  /** By whom they were decided. */
  by: ConflictDecider;
  conflicts: readonly ConflictStatus[];
  mayDecideAt: (institution: string) => boolean;
  decide: Decide;
}

/** Conflicts that a rule or a person decided: by which or by whom, when, and the way back. */
export function DecidedConflicts(props: DecidedConflictsProps) {
  const { by, conflicts, decide, mayDecideAt } = props;
  const text = useText();
  const mayDecideSome = conflicts.some(({ institution }) => mayDecideAt(institution));
  return (
    <FlatTable
      label={text(`conflicts.state.${by}`)}
      columns={mayDecideSome ? [...COLUMNS, DECISION] : COLUMNS}
    >
      {conflicts.map((conflict) => (
        <Row key={conflict.id} conflict={conflict}>
          {mayDecideSome && (
            <Cell>
              {mayDecideAt(conflict.institution) && conflict.isReversible && (
                <Reverse conflict={conflict} decide={decide} />
              )}
            </Cell>
          )}
        </Row>
      ))}
    </FlatTable>
  );
}

function Row({ children, conflict }: { conflict: ConflictStatus; children: ReactNode }) {
  const words = useValueWords();
  const { field, localChangedAt, localChangedBy, localValue } = conflict;
  const { remoteChangedAt, remoteValue } = conflict;
  return (
    <tr>
      <ContactCell contact={conflict} institution={conflict.institution} />
      <FieldCell conflict={conflict} />
      <ValueCell value={words(field, localValue)} at={localChangedAt} change={localChangedBy} />
      <ValueCell value={words(field, remoteValue)} at={remoteChangedAt} />
      <Outcome conflict={conflict} />
      {children}
    </tr>
  );
}

/** Who or what decided, for which side, and when. */
function Outcome({ conflict }: { conflict: ConflictStatus }) {
  const text = useText();
  const { decidedAt, decidedBy, isAgainstRule, recordedAt, rule, status } = conflict;
  const name = decidedBy?.name ?? text('history.nobodyKnown');
  return (
    <Cell>
      {(decidedAt === null || isAgainstRule) && <Line>{text(`conflicts.rule.${rule}`)}</Line>}
      {decidedAt !== null && (
        <Line>{text(isAgainstRule ? 'decided.againstRule' : 'decided.by', { name })}</Line>
      )}
      <Line>{text(status === 'crm' ? 'conflicts.stands.crm' : 'conflicts.stands.s360')}</Line>
      <Line muted>
        <ExactMoment at={decidedAt ?? recordedAt} />
      </Line>
    </Cell>
  );
}

function Reverse({ conflict, decide }: { conflict: ConflictStatus; decide: Decide }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const words = useValueWords();
  const { contactName, field, localValue, remoteValue, status } = conflict;
  const other: ConflictSide = status === 'crm' ? 's360' : 'crm';
  const values = {
    contact: contactName,
    field: nameOf(field),
    kept: words(field, other === 'crm' ? localValue : remoteValue),
    replaced: words(field, other === 'crm' ? remoteValue : localValue),
    ...costOfReversing(conflict),
  };
  const reverse = text('conflicts.reverse');
  return (
    <DecisionDialog
      variant="default"
      texts={{
        title: text('conflicts.reverse.title', values),
        effect: text('conflicts.reverse.body', values),
        confirmLabel: reverse,
      }}
      onConfirm={() => decide([conflict], other)}
      trigger={
        <Button
          size="S"
          variant="tertiary"
          aria-label={`${reverse}, ${contactName}, ${values.field}`}
        >
          {reverse}
        </Button>
      }
    />
  );
}
