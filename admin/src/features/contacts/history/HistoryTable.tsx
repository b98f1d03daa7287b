import { Typography, Button } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import {
  LINKED_NUMBER,
  type HistoryChange,
  CONTACT_UID,
} from '../../../../../server/src/contracts';
import { Cell, FlatTable, TableFrame } from '../../../shared/components/FlatTable';
import { Line } from '../../../shared/components/Line';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { useText } from '../../../shared/words/useText';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { Value } from '../fields/Value';
import { useContactRecord, useSaveContactFieldMutation } from '../queries/contactRecordApi';
import { Cause } from './Cause';
import { restorable, type Restorable } from './restorable';
import { TakeBackLink } from './TakeBackLink';
import { useHistoryValues } from './useHistoryValues';

const UPDATE = 'plugin::content-manager.explorer.update';

/** Whether the user may change a field of contacts, according to the Content Manager. */
function useMayEditField(): (field: string) => boolean {
  const permissions = useAuth('ContactHistory', (state) => state.permissions);
  const ofContacts = permissions.filter(
    ({ action, subject }) => action === UPDATE && subject === CONTACT_UID,
  );
  return (field) =>
    ofContacts.some(({ properties }) => properties?.fields?.includes(field) ?? false);
}

/** Puts an earlier value back, as the user's own edit, after explaining the effect. */
function RestoreValue({ current, documentId, field, value }: Restorable & { documentId: string }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const { attempt, notify } = useAttempts();
  const [save] = useSaveContactFieldMutation();
  const empty = text('held.empty');
  const values = { field: nameOf(field), value: value ?? empty, current: current ?? empty };
  const title = text('history.restore.title', values);

  const confirm = () =>
    attempt(save({ documentId, field, value }).unwrap(), (saved) => {
      const isRestored = (saved.values[field] ?? null) === value;
      const key = isRestored ? 'history.restored' : 'history.notRestored';
      notify(isRestored ? 'success' : 'warning', text(key, values));
    });

  return (
    <DecisionDialog
      variant="default"
      texts={{
        title,
        effect: text('history.restore.body', values),
        confirmLabel: text('history.restore'),
      }}
      onConfirm={confirm}
      trigger={
        <Button size="S" variant="tertiary" aria-label={`${text('history.restore')}: ${title}`}>
          {text('history.restore')}
        </Button>
      }
    />
  );
}

const COLUMNS = (['when', 'field', 'before', 'after', 'cause', 'restore'] as const).map(
  (column) => ({ label: `history.column.${column}` as const }),
);

interface HistoryTableProps {
  documentId: string;
  changes: readonly HistoryChange[];
}

/** The changes of a contact, the newest first, each with the way back where there is one. */
export function HistoryTable({ changes, documentId }: HistoryTableProps) {
  const text = useText();
  return (
    <TableFrame>
      <FlatTable label={text('contactPage.tab.history')} columns={COLUMNS}>
        {changes.map((change) => (
          <Change key={change.id} documentId={documentId} change={change} />
        ))}
      </FlatTable>
    </TableFrame>
  );
}

function Change({ change, documentId }: { change: HistoryChange; documentId: string }) {
  const text = useText();
  const { wordsOf } = useHistoryValues();
  const { data: record } = useContactRecord(documentId);
  const mayEdit = useMayEditField();
  const earlier = restorable(change, record?.values);
  const { changedAt, field, kind, newValue, oldValue, wording } = change;
  return (
    <tr>
      <Cell>
        <Line>
          <ExactMoment at={changedAt} />
        </Line>
      </Cell>
      <Cell>
        <What change={change} />
      </Cell>
      <Cell>{kind === 'changed' && <Value value={wordsOf(field, oldValue)} />}</Cell>
      <Cell>
        {kind === 'changed' && <Value value={wordsOf(field, newValue)} />}
        {wording !== null && <Line muted>{text('consents.wording.of', { wording })}</Line>}
      </Cell>
      <Cell>
        <Cause change={change} />
      </Cell>
      <Cell>
        {earlier !== null && mayEdit(earlier.field) && (
          <RestoreValue documentId={documentId} {...earlier} />
        )}
        {field === LINKED_NUMBER && <TakeBackLink documentId={documentId} change={change} />}
      </Cell>
    </tr>
  );
}

function What({ change: { field, kind, mergedName } }: { change: HistoryChange }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const words = () => {
    if (kind === 'changed' && field !== null) return nameOf(field);
    return kind === 'merged' && mergedName !== null
      ? text('history.merged', { name: mergedName })
      : text(`history.kind.${kind}`);
  };
  return (
    <>
      <Typography variant="pi" fontWeight="bold">
        {words()}
      </Typography>
      {kind !== 'merged' && mergedName !== null && (
        <Line muted>{text('history.ofMerged', { name: mergedName })}</Line>
      )}
    </>
  );
}
