import { useState } from 'react';
import { Button, Checkbox, Flex } from '@strapi/design-system';
import {
  isHeldBecause,
  type ConflictSide,
  type ConflictStatus,
} from '../../../../server/src/contracts';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { Cell, FlatTable } from '../../shared/components/FlatTable';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { useText } from '../../shared/words/useText';
import { useInstitutions } from '../institutions';
import { ContactCell, FieldCell, ValueCell } from './ConflictCells';
import { DecideSelected } from './DecideSelected';
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
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const decidable = conflicts.filter(({ institution }) => mayDecideAt(institution));
  const mayDecideSome = decidable.length > 0;
  const selected = decidable.filter(({ id }) => chosen.has(id));
  const choose = (ids: readonly number[], isChosen: boolean) => {
    const others = [...chosen].filter((id) => !ids.includes(id));
    setChosen(new Set(isChosen ? [...others, ...ids] : others));
  };
  const decideAndLeave: Decide = async (rows, side) => {
    const isDone = await decide(rows, side);
    if (isDone) setChosen(new Set());
    return isDone;
  };
  return (
    <>
      {mayDecideSome && (
        <DecideSelected
          decide={decideAndLeave}
          all={decidable}
          ofOthers={conflicts.length - decidable.length}
          selected={selected}
          onSelectAll={(isChosen) =>
            choose(
              decidable.map(({ id }) => id),
              isChosen,
            )
          }
        />
      )}
      <FlatTable
        label={text('conflicts.title')}
        columns={mayDecideSome ? [CHOOSE, ...COLUMNS] : COLUMNS.slice(0, -1)}
      >
        {conflicts.map((conflict) => (
          <Row
            key={conflict.id}
            decide={decideAndLeave}
            conflict={conflict}
            mayDecide={mayDecideAt(conflict.institution)}
            hasActions={mayDecideSome}
            isChosen={chosen.has(conflict.id)}
            onChoose={(isChosen) => choose([conflict.id], isChosen)}
          />
        ))}
      </FlatTable>
    </>
  );
}

interface RowProps {
  conflict: ConflictStatus;
  decide: Decide;
  mayDecide: boolean;
  /** Whether any conflict of the list can be decided, so that the columns for it are there. */
  hasActions: boolean;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

function Row({ conflict, decide, hasActions, isChosen, mayDecide, onChoose }: RowProps) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const words = useValueWords();
  const { baseValue, contactName, crmValue, field, localChangedAt } = conflict;
  const { localChangedBy, remoteChangedAt, remoteValue } = conflict;
  const named = { contact: contactName, field: nameOf(field) };
  return (
    <tr>
      {hasActions && (
        <Cell>
          {mayDecide && (
            <Checkbox
              aria-label={text('conflicts.choose', named)}
              checked={isChosen}
              onCheckedChange={(checked) => onChoose(checked === true)}
            />
          )}
        </Cell>
      )}
      <ContactCell conflict={conflict} />
      <FieldCell conflict={conflict} />
      <ValueCell value={words(field, baseValue)} />
      <ValueCell value={words(field, crmValue)} at={localChangedAt} change={localChangedBy} />
      <ValueCell value={words(field, remoteValue)} at={remoteChangedAt} />
      {hasActions && (
        <Cell>
          {mayDecide && (
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
