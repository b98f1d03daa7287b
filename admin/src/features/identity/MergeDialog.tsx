import { useRef, useState, type ReactElement, type ReactNode, type RefObject } from 'react';
import { Button, Checkbox, Typography, Box } from '@strapi/design-system';
import type { MergePreview, NamedContact } from '../../../../server/src/contracts';
import { ChoiceField } from '../../shared/components/Choice';
import { useDialogOpen } from '../../shared/components/DecisionDialog';
import { Loaded } from '../../shared/components/Loaded';
import { PreparationDialog } from '../../shared/components/PreparationDialog';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useText } from '../../shared/words/useText';
import { Cell, FlatTable } from '../../shared/components/FlatTable';
import { Line } from '../../shared/components/Line';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { useInstitutions } from '../institutions';
import { hasTwoNumbers, mayMerge, mergePair, type MergePair, differingFirst } from './matching';
import { useMergeContactsMutation, usePreviewMergeQuery } from './matchReviewsApi';
import { Preview } from './Preview';
import { distinctionsOf } from './toldApart';

/** Names the two contacts of a merge, with a number or a value where their names are the same. */
function useToldApart(preview: MergePreview | undefined) {
  const text = useText();
  const { nameOf } = useInstitutions();
  const distinctions = preview && distinctionsOf(preview);

  return ({ documentId, name }: NamedContact): string => {
    const distinction = distinctions?.get(documentId);
    if (!distinction) return name ?? '';
    const by =
      distinction.kind === 'value'
        ? distinction.value
        : text('similar.number', {
            institution: nameOf(distinction.institution),
            number: distinction.number,
          });
    return text('merge.toldApart', { name, by });
  };
}

const COLUMNS = (['field', 'kept', 'other', 'after'] as const).map((column) => ({
  label: `merge.column.${column}` as const,
}));

/** Two contacts field by field, what differs first, with the value that a merge keeps. */
function Comparison({ preview }: { preview: MergePreview }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  return (
    <Box style={{ overflowX: 'auto' }}>
      <FlatTable label={text('merge.comparison')} columns={COLUMNS}>
        {differingFirst(preview.fields).map(({ field, keep, remove }) => (
          <tr key={field}>
            <Cell>
              <Typography variant="pi" fontWeight="bold">
                {nameOf(field)}
              </Typography>
            </Cell>
            <Cell>
              <Line muted={keep === remove}>{keep ?? '–'}</Line>
            </Cell>
            <Cell>
              <Line muted={keep === remove}>{remove ?? '–'}</Line>
            </Cell>
            <Cell>
              <Typography variant="pi" fontWeight={keep === remove ? 'regular' : 'bold'}>
                {keep ?? remove}
              </Typography>
            </Cell>
          </tr>
        ))}
      </FlatTable>
    </Box>
  );
}

interface MergeButtonProps {
  pair: readonly NamedContact[];
  titleId: string;
  onAnswered: () => void;
}

/** Compares two contacts of a review and merges them. */
export function MergeButton({ onAnswered, pair, titleId }: MergeButtonProps) {
  const text = useText();
  const dialog = useDialogOpen();
  const button = useRef<HTMLButtonElement>(null);
  const isMerged = useRef(false);
  return (
    <MergeDialog
      {...dialog}
      contacts={pair}
      onMerged={() => {
        isMerged.current = true;
      }}
      onClosed={() => (isMerged.current ? onAnswered() : button.current?.focus())}
      trigger={
        <Button ref={button} size="S" variant="secondary" aria-describedby={titleId}>
          {text('merge.open')}
        </Button>
      }
    />
  );
}

interface MergeDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  contacts: readonly NamedContact[];
  onMerged: (pair: MergePair) => void;
  onClosed?: () => void;
  trigger: ReactElement;
  startsAt?: RefObject<HTMLElement>;
  /** Shown until there are two contacts. */
  children?: ReactNode;
}

/** Two contacts side by side, what merging them does, and the button that does it. */
export function MergeDialog(props: MergeDialogProps) {
  const { children, contacts, onMerged, onOpenChange, ...frame } = props;
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [kept, setKept] = useState<string | null>(null);
  const [leavesUnlinked, setLeavesUnlinked] = useState(false);
  const [merge, { isLoading }] = useMergeContactsMutation();
  const pair = mergePair(contacts, kept);
  const keep = pair?.keep.documentId ?? '';
  const remove = pair?.remove.documentId ?? '';
  const preview = usePreviewMergeQuery(
    { keep, remove },
    { skip: !frame.open || pair === null, refetchOnMountOrArgChange: true },
  );
  const nameOf = useToldApart(preview.data);
  const names = { keep: pair ? nameOf(pair.keep) : '', remove: pair ? nameOf(pair.remove) : '' };
  const isUndecidable =
    pair === null || !preview.currentData || !mayMerge(preview.currentData, leavesUnlinked);

  const confirm = async () => {
    if (pair === null) return;
    const onTwoNumbers = leavesUnlinked ? 'unlinkRemoved' : 'refuse';
    const isDone = await attempt(
      merge({ keep, request: { remove, onTwoNumbers } }).unwrap(),
      () => {
        onMerged(pair);
        notify('success', text('merge.done', names));
      },
    );
    if (isDone) onOpenChange(false);
  };

  return (
    <PreparationDialog
      {...frame}
      isWide
      isBusy={isLoading}
      onOpenChange={onOpenChange}
      title={text('merge.title')}
      buttons={
        <Button
          variant="danger-light"
          disabled={isUndecidable}
          loading={isLoading}
          onClick={() => void confirm()}
        >
          {text('merge.confirm')}
        </Button>
      }
    >
      {pair === null ? (
        children
      ) : (
        <>
          <ChoiceField
            name="keep"
            label={text('merge.keep')}
            chosen={keep}
            options={contacts
              .filter(({ name }) => name !== null)
              .map((contact) => ({ id: contact.documentId, text: nameOf(contact) }))}
            onChoose={setKept}
          />
          <Loaded query={preview}>
            {(read: MergePreview) => (
              <>
                <Comparison preview={read} />
                <Preview preview={read} />
                {hasTwoNumbers(read) && (
                  <Checkbox
                    checked={leavesUnlinked}
                    onCheckedChange={(checked) => setLeavesUnlinked(checked === true)}
                  >
                    {text('merge.leaveUnlinked')}
                  </Checkbox>
                )}
              </>
            )}
          </Loaded>
          <Typography>
            {text('merge.body', names)} <strong>{text('merge.risk')}</strong>
          </Typography>
        </>
      )}
    </PreparationDialog>
  );
}
