import { Box, Button, Flex } from '@strapi/design-system';
import {
  isHeldBecause,
  type ConflictSide,
  type ConflictStatus,
} from '../../../../server/src/contracts';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { Cell, FlatTable } from '../../shared/components/FlatTable';
import { Line } from '../../shared/components/Line';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import {
  DecideSelected,
  SelectEntry,
  useSelection,
  type Selection,
} from '../../shared/lists/Selection';
import { useText } from '../../shared/words/useText';
import { useInstitutions } from '../institutions';
import { ContactCell, FieldCell, ValueCell } from './ConflictCells';
import { costOfDeciding } from './decisionCost';
import type { Decide } from './useDecide';
import { useValueWords } from './useValueWords';

const SIDES: readonly ConflictSide[] = ['crm', 's360'];

const COLUMNS = (['contact', 'field', 'base', 'crm', 's360', 'decision'] as const).map(
  (column) => ({ label: `conflicts.column.${column}` as const }),
);
const CHOOSE = { label: 'conflicts.column.choose' as const };

interface OpenConflictsProps {
  conflicts: readonly ConflictStatus[];
  mayDecideAt: (institution: string) => boolean;
  decide: Decide;
}

/** Conflicts that wait for a person: decided one by one, or several for the same side. */
export function OpenConflicts({ conflicts, decide, mayDecideAt }: OpenConflictsProps) {
  const text = useText();
  const selection = useSelection(conflicts.filter(({ institution }) => mayDecideAt(institution)));
  const { all, selected } = selection;
  const hasActions = all.length > 0;
  const count = selected.length;
  const decideAndLeave: Decide = async (rows, side) => {
    const isDone = await decide(rows, side);
    if (isDone) selection.clear();
    return isDone;
  };
  const ofOthers = conflicts.length - all.length;
  return (
    <>
      {hasActions && (
        <Box padding={3}>
          <DecideSelected
            selection={selection}
            label={text('conflicts.chooseAll', { count: all.length })}
            decisions={SIDES.map((side) => ({
              texts: {
                title: text(`conflicts.many.${side}.title`, { count }),
                effect: text(`conflicts.many.${side}.body`, {
                  count,
                  ...costOfDeciding(selected, side),
                }),
                confirmLabel: text(`conflicts.many.${side}`, { count }),
              },
              onConfirm: () => decideAndLeave(selected, side),
            }))}
          >
            {ofOthers > 0 && <Line muted>{text('conflicts.ofOthers', { count: ofOthers })}</Line>}
          </DecideSelected>
        </Box>
      )}
      <FlatTable
        label={text('conflicts.title')}
        columns={hasActions ? [CHOOSE, ...COLUMNS] : COLUMNS.slice(0, -1)}
      >
        {conflicts.map((conflict) => (
          <Row
            key={conflict.id}
            conflict={conflict}
            selection={selection}
            decide={decideAndLeave}
          />
        ))}
      </FlatTable>
    </>
  );
}

interface RowProps {
  conflict: ConflictStatus;
  selection: Selection<ConflictStatus>;
  decide: Decide;
}

function Row({ conflict, decide, selection }: RowProps) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const words = useValueWords();
  const { baseValue, contactName, crmValue, field, localChangedAt } = conflict;
  const { localChangedBy, remoteChangedAt, remoteValue } = conflict;
  const named = { contact: contactName, field: nameOf(field) };
  const hasActions = selection.all.length > 0;
  return (
    <tr>
      {hasActions && (
        <Cell>
          <SelectEntry
            selection={selection}
            entry={conflict}
            label={text('conflicts.choose', named)}
          />
        </Cell>
      )}
      <ContactCell contact={conflict} institution={conflict.institution} />
      <FieldCell conflict={conflict} />
      <ValueCell value={words(field, baseValue)} />
      <ValueCell value={words(field, crmValue)} at={localChangedAt} change={localChangedBy} />
      <ValueCell value={words(field, remoteValue)} at={remoteChangedAt} />
      {hasActions && (
        <Cell>
          {selection.all.includes(conflict) && (
            <Flex direction="column" alignItems="stretch" gap={2} style={{ whiteSpace: 'nowrap' }}>
              {SIDES.map((side) => (
                <TakeSide key={side} conflict={conflict} side={side} decide={decide} />
              ))}
            </Flex>
          )}
        </Cell>
      )}
    </tr>
  );
}

function TakeSide({
  conflict,
  decide,
  side,
}: {
  conflict: ConflictStatus;
  side: ConflictSide;
  decide: Decide;
}) {
  const text = useText();
  const words = useValueWords();
  const { nameOf: fieldName } = useFieldNames();
  const { nameOf: institutionName } = useInstitutions();
  const { contactName, crmValue, field, institution, remoteValue, rule } = conflict;
  const values = {
    institution: institutionName(institution),
    field: fieldName(field),
    kept: words(field, side === 'crm' ? crmValue : remoteValue),
    replaced: words(field, side === 'crm' ? remoteValue : crmValue),
  };
  const take = text(`conflicts.take.${side}`);
  return (
    <DecisionDialog
      variant="default"
      texts={{
        title: text(`held.${side}.title`, values),
        effect: text(`held.${side}.body`, values),
        confirmLabel: take,
        ...(isHeldBecause(rule) && { risk: text(`held.${rule}.risk`, values) }),
      }}
      onConfirm={() => decide([conflict], side)}
      trigger={
        <Button size="S" variant="tertiary" aria-label={`${take}, ${contactName}, ${values.field}`}>
          {take}
        </Button>
      }
    />
  );
}
