import { Button } from '@strapi/design-system';
import type { ConflictSide, ConflictStatus } from '../../../../server/src/contracts';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { Cell, FlatTable, TableHead } from '../../shared/components/FlatTable';
import { Line } from '../../shared/components/Notice';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { ExactMoment } from '../../shared/time/ExactMoment';
import { useText } from '../../shared/words/useText';
import { ContactCell, FieldCell, ValueCell } from './ConflictCells';
import { costOfReversing } from './decisionCost';
import type { Decide } from './useDecide';
import { useValueWords } from './useValueWords';

const COLUMNS = (['contact', 'field', 'crm', 's360', 'rule'] as const).map((column) => ({
  label: `conflicts.column.${column}` as const,
}));
const DECISION = { label: 'conflicts.column.decision' as const };

interface AutomaticConflictsProps {
  conflicts: readonly ConflictStatus[];
  mayDecide: boolean;
  decide: Decide;
}

/** Conflicts that a rule decided, each with the rule and the way back. */
export function AutomaticConflicts({ conflicts, ...rest }: AutomaticConflictsProps) {
  const text = useText();
  return (
    <FlatTable aria-label={text('conflicts.state.automatic')}>
      <TableHead columns={rest.mayDecide ? [...COLUMNS, DECISION] : COLUMNS} />
      <tbody>
        {conflicts.map((conflict) => (
          <Row key={conflict.id} conflict={conflict} {...rest} />
        ))}
      </tbody>
    </FlatTable>
  );
}

type RowProps = Omit<AutomaticConflictsProps, 'conflicts'> & { conflict: ConflictStatus };

function Row({ conflict, mayDecide, ...rest }: RowProps) {
  const text = useText();
  const words = useValueWords();
  const { field, localChangedAt, localValue, recordedAt } = conflict;
  const { remoteChangedAt, remoteValue, rule } = conflict;
  return (
    <tr>
      <ContactCell conflict={conflict} />
      <FieldCell conflict={conflict} />
      <ValueCell value={words(field, localValue)} at={localChangedAt} />
      <ValueCell value={words(field, remoteValue)} at={remoteChangedAt} />
      <Cell>
        <Line>{text(`conflicts.rule.${rule}`)}</Line>
        <Line>
          {text(conflict.status === 'crm' ? 'conflicts.stands.crm' : 'conflicts.stands.s360')}
        </Line>
        <Line muted>
          <ExactMoment at={recordedAt} />
        </Line>
      </Cell>
      {mayDecide && (
        <Cell>
          <Reverse conflict={conflict} {...rest} />
        </Cell>
      )}
    </tr>
  );
}

function Reverse({ conflict, decide }: Omit<RowProps, 'mayDecide'>) {
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
