import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { ListOverriddenEdits, OverriddenEdit } from '../../../../server/src/contracts';
import { Cell, FlatTable } from '../../shared/components/FlatTable';
import { Loaded } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Line';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { useQuietPolling, useReadOnReturn } from '../../shared/hooks/useQuietPolling';
import {
  DecideSelected,
  SelectEntry,
  useSelection,
  type Selection,
} from '../../shared/lists/Selection';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useText } from '../../shared/words/useText';
import {
  costOfPuttingBack,
  PutBack,
  useDecideOverridden,
  useListOverriddenEditsQuery,
} from '../contacts';
import { ContactCell, ValueCell } from './ConflictCells';
import { ConflictFilters } from './ConflictFilters';
import { ConflictPage } from './ConflictPage';
import type { ConflictListQuery } from './conflictQuery';

const COLUMNS = (
  [
    'conflicts.column.contact',
    'conflicts.column.field',
    'overridden.column.typed',
    'overridden.column.theirs',
  ] as const
).map((label) => ({ label }));
const CHOOSE = { label: 'conflicts.column.choose' as const };
const DECISION = { label: 'conflicts.column.decision' as const };

const DECISIONS = ['putBack', 'lookedAt'] as const;

type Decide = ReturnType<typeof useDecideOverridden>['decide'];

/** Edits of persons that S-360's values replaced: put back or left, one by one or several. */
export function OverriddenList({ query }: { query: ConflictListQuery }) {
  const edits = useListOverriddenEditsQuery(query, useQuietPolling());
  useReadOnReturn(edits.refetch);
  return (
    <>
      <ConflictFilters query={query} rows={edits.currentData?.data} />
      <Loaded query={edits}>{(page) => <Listed page={page} query={query} />}</Loaded>
    </>
  );
}

function Listed({ page, query }: { page: ListOverriddenEdits.Response; query: ConflictListQuery }) {
  const text = useText();
  const { decide, refusals } = useDecideOverridden();
  return (
    <ConflictPage
      query={query}
      page={page}
      whenFiltered={text('conflicts.empty.overridden.filtered')}
      refusals={refusals}
      whenRefused={text('overridden.refused', { count: refusals.length })}
    >
      <Table edits={page.data} decide={decide} />
    </ConflictPage>
  );
}

function Table({ decide, edits }: { edits: readonly OverriddenEdit[]; decide: Decide }) {
  const text = useText();
  const mayDecide = useAllowed('decideConflicts');
  const selection = useSelection(edits.filter(({ institution }) => mayDecide.at(institution.code)));
  const { all, selected } = selection;
  const hasActions = all.length > 0;
  const count = selected.length;
  const decideAndLeave: Decide = async (rows, decision) => {
    const isDone = await decide(rows, decision);
    if (isDone) selection.clear();
    return isDone;
  };
  const ofOthers = edits.length - all.length;
  return (
    <>
      {hasActions && (
        <Box padding={3}>
          <DecideSelected
            selection={selection}
            label={text('overridden.chooseAll', { count: all.length })}
            decisions={DECISIONS.map((decision) => ({
              texts: {
                title: text(`overridden.many.${decision}.title`, { count }),
                effect: text(`overridden.many.${decision}.body`, {
                  count,
                  ...costOfPuttingBack(selected),
                }),
                confirmLabel: text(`overridden.many.${decision}`, { count }),
              },
              onConfirm: () => decideAndLeave(selected, decision),
            }))}
          >
            {ofOthers > 0 && <Line muted>{text('overridden.ofOthers', { count: ofOthers })}</Line>}
          </DecideSelected>
        </Box>
      )}
      <FlatTable
        label={text('conflicts.state.overridden')}
        columns={hasActions ? [CHOOSE, ...COLUMNS, DECISION] : COLUMNS}
      >
        {edits.map((edit) => (
          <Row key={edit.id} edit={edit} selection={selection} decide={decideAndLeave} />
        ))}
      </FlatTable>
    </>
  );
}

interface RowProps {
  edit: OverriddenEdit;
  selection: Selection<OverriddenEdit>;
  decide: Decide;
}

function Row({ decide, edit, selection }: RowProps) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const { contactName, field, institution, shownValue, typedBy, valueNow } = edit;
  const named = { contact: contactName, field: nameOf(field) };
  const empty = text('held.empty');
  const hasActions = selection.all.length > 0;
  return (
    <tr>
      {hasActions && (
        <Cell>
          <SelectEntry selection={selection} entry={edit} label={text('conflicts.choose', named)} />
        </Cell>
      )}
      <ContactCell contact={edit} institution={institution.code} />
      <Cell>
        <Typography variant="pi" fontWeight="bold">
          {named.field}
        </Typography>
        <Line muted>{text(edit.wasSent ? 'overridden.sent' : 'overridden.unsent')}</Line>
      </Cell>
      <ValueCell
        value={edit.typedValue ?? empty}
        at={edit.typedAt}
        change={{ cause: 'crm', by: typedBy }}
      />
      <ValueCell value={shownValue ?? empty} at={edit.replacedAt}>
        {valueNow !== shownValue && (
          <Line>{text('overridden.now', { value: valueNow ?? empty })}</Line>
        )}
      </ValueCell>
      {hasActions && (
        <Cell>
          {selection.all.includes(edit) && (
            <Flex direction="column" alignItems="stretch" gap={2} style={{ whiteSpace: 'nowrap' }}>
              <PutBack edit={edit} onConfirm={() => decide([edit], 'putBack')} />
              <Button
                size="S"
                variant="tertiary"
                aria-label={`${text('overridden.dismiss')}, ${contactName}, ${named.field}`}
                onClick={() => void decide([edit], 'lookedAt')}
              >
                {text('overridden.dismiss')}
              </Button>
            </Flex>
          )}
        </Cell>
      )}
    </tr>
  );
}
