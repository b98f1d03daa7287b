import { useState } from 'react';
import { Box, Button, Checkbox, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { ListOverriddenEdits, OverriddenEdit } from '../../../../server/src/contracts';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { Cell, FlatTable } from '../../shared/components/FlatTable';
import { Loaded } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Line';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { useFocusKept } from '../../shared/hooks/useFocusKept';
import { useQuietPolling, useReadOnReturn } from '../../shared/hooks/useQuietPolling';
import { useWhyEmpty } from '../../shared/lists/ListFilters';
import { ListPage } from '../../shared/lists/ListPage';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { PLACES } from '../../shared/places';
import { ExactMoment } from '../../shared/time/ExactMoment';
import { AtHome } from '../../shared/time/AtVenue';
import { useText } from '../../shared/words/useText';
import {
  costOfPuttingBack,
  PutBack,
  useDecideOverridden,
  useListOverriddenEditsQuery,
} from '../contacts';
import { ValueCell } from './ConflictCells';
import { ConflictFilters } from './ConflictFilters';
import type { ConflictListQuery } from './conflictQuery';
import { Refusals } from './Refusals';

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
  const whyEmpty = useWhyEmpty(query);
  const { decide, refusals } = useDecideOverridden();
  const heading = useFocusKept<HTMLHeadingElement>();
  const count = page.meta.pagination.total;
  const isFiltered = query.institution !== undefined || query.further.field !== undefined;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {/* Takes the focus when its entries are decided. */}
      <Typography ref={heading} tabIndex={-1} variant="delta" tag="h2">
        {count === 0
          ? text('conflicts.state.overridden')
          : text('conflicts.count.overridden', { count })}
      </Typography>
      <Refusals
        title={text('overridden.refused', { count: refusals.length })}
        refusals={refusals}
      />
      <ListPage
        rowCount={page.data.length}
        query={query}
        pagination={page.meta.pagination}
        whenEmpty={whyEmpty(
          text(isFiltered ? 'conflicts.empty.overridden.filtered' : 'conflicts.empty.overridden'),
        )}
      >
        <AtHome>
          <Box
            background="neutral0"
            hasRadius
            shadow="tableShadow"
            marginBottom={4}
            style={{ overflowX: 'auto' }}
          >
            <Table edits={page.data} decide={decide} />
          </Box>
        </AtHome>
      </ListPage>
    </Flex>
  );
}

function Table({ decide, edits }: { edits: readonly OverriddenEdit[]; decide: Decide }) {
  const text = useText();
  const mayDecide = useAllowed('decideConflicts');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const decidable = edits.filter(({ institution }) => mayDecide.at(institution.code));
  const selected = decidable.filter(({ id }) => chosen.has(id));
  const hasActions = decidable.length > 0;
  const choose = (id: number, isChosen: boolean) =>
    setChosen(new Set([...[...chosen].filter((other) => other !== id), ...(isChosen ? [id] : [])]));
  const decideAndLeave: Decide = async (rows, decision) => {
    const isDone = await decide(rows, decision);
    if (isDone) setChosen(new Set());
    return isDone;
  };
  return (
    <>
      {hasActions && (
        <Selection
          all={decidable}
          ofOthers={edits.length - decidable.length}
          selected={selected}
          onSelectAll={(isChosen) =>
            setChosen(new Set(isChosen ? decidable.map(({ id }) => id) : []))
          }
          decide={decideAndLeave}
        />
      )}
      <FlatTable
        label={text('conflicts.state.overridden')}
        columns={hasActions ? [CHOOSE, ...COLUMNS, DECISION] : COLUMNS}
      >
        {edits.map((edit) => (
          <Row
            key={edit.id}
            edit={edit}
            hasActions={hasActions}
            mayDecide={decidable.includes(edit)}
            isChosen={chosen.has(edit.id)}
            onChoose={(isChosen) => choose(edit.id, isChosen)}
            decide={decideAndLeave}
          />
        ))}
      </FlatTable>
    </>
  );
}

interface SelectionProps {
  /** The edits of the page that the user may decide, and the selected ones among them. */
  all: readonly OverriddenEdit[];
  selected: readonly OverriddenEdit[];
  /** Further edits of the page, at institutions where the user may not decide. */
  ofOthers: number;
  onSelectAll: (isChosen: boolean) => void;
  decide: Decide;
}

function Selection({ all, decide, ofOthers, onSelectAll, selected }: SelectionProps) {
  const text = useText();
  const count = selected.length;
  return (
    <Flex gap={4} wrap="wrap" padding={3} minHeight="5.6rem">
      <Checkbox
        checked={count > 0 && (count === all.length || 'indeterminate')}
        onCheckedChange={(checked) => onSelectAll(checked === true)}
      >
        {text('overridden.chooseAll', { count: all.length })}
      </Checkbox>
      {ofOthers > 0 && <Line muted>{text('overridden.ofOthers', { count: ofOthers })}</Line>}
      {count > 0 &&
        DECISIONS.map((decision) => (
          <DecisionDialog
            key={decision}
            variant="default"
            texts={{
              title: text(`overridden.many.${decision}.title`, { count }),
              effect: text(`overridden.many.${decision}.body`, {
                count,
                ...costOfPuttingBack(selected),
              }),
              confirmLabel: text(`overridden.many.${decision}`, { count }),
            }}
            onConfirm={() => decide(selected, decision)}
            trigger={
              <Button size="S" variant="secondary">
                {text(`overridden.many.${decision}`, { count })}
              </Button>
            }
          />
        ))}
    </Flex>
  );
}

interface RowProps {
  edit: OverriddenEdit;
  /** Whether any edit of the list can be decided, so that the columns for it are there. */
  hasActions: boolean;
  mayDecide: boolean;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  decide: Decide;
}

function Row({ decide, edit, hasActions, isChosen, mayDecide, onChoose }: RowProps) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const { contactDocumentId, contactName, contactNumber, field, institution } = edit;
  const { shownValue, typedBy, valueNow } = edit;
  const named = { contact: contactName, field: nameOf(field) };
  const empty = text('held.empty');
  return (
    <tr>
      {hasActions && (
        <Cell>
          {mayDecide && (
            <Checkbox
              aria-label={text('overridden.choose', named)}
              checked={isChosen}
              onCheckedChange={(checked) => onChoose(checked === true)}
            />
          )}
        </Cell>
      )}
      <Cell>
        <Link tag={RouterLink} to={PLACES.contactPage(contactDocumentId)}>
          {contactName === '' ? text('conflicts.noName') : contactName}
        </Link>
        <Line muted>
          {[contactNumber, institution.name].filter((part) => part !== null).join(', ')}
        </Line>
      </Cell>
      <Cell>
        <Typography variant="pi" fontWeight="bold">
          {nameOf(field)}
        </Typography>
        <Line muted>{text(edit.wasSent ? 'overridden.sent' : 'overridden.unsent')}</Line>
      </Cell>
      <ValueCell
        value={edit.typedValue ?? empty}
        at={edit.typedAt}
        change={{ cause: 'crm', by: typedBy }}
      />
      <Cell>
        <Line>
          <span style={{ whiteSpace: 'pre-line' }}>{shownValue ?? empty}</span>
        </Line>
        <Line muted>
          <ExactMoment at={edit.replacedAt} />
        </Line>
        {valueNow !== shownValue && (
          <Line>{text('overridden.now', { value: valueNow ?? empty })}</Line>
        )}
      </Cell>
      {hasActions && (
        <Cell>
          {mayDecide && (
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
