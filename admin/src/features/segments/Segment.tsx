import { Flex, Typography, Tag, Button, Modal } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useMemo } from 'react';
import { useQueryParams, withEncodedUserParams } from '@strapi/strapi/admin';
import type { Condition, SavedSegment } from '../../../../server/src/contracts';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useText } from '../../shared/words/useText';
import { useDialogOpen } from '../../shared/components/DecisionDialog';
import type { AddressQuery } from '../../shared/lists/listQueries';
import { isSameSegment, segmentIn, asking } from './asked';
import { useGetSavedSegmentsQuery } from './savedSegmentsApi';
import { SaveSegment } from './SaveSegment';
import { SegmentDialog } from './SegmentDialog';
import { useConditionWords } from './useConditionWords';
import { SavedSegmentRow } from './SavedSegmentRow';

/** The conditions of the contact list, which the address stores, and functions to change them. */
function useSegment() {
  const [{ query }, setQuery] = useQueryParams<AddressQuery>();
  const segment = useMemo(() => segmentIn(query), [query]);
  const ask = (asked: readonly Condition[]) =>
    setQuery(withEncodedUserParams(query, asking(query, asked)));
  return {
    segment,
    apply: ask,
    add: (condition: Condition) => ask([...segment, condition]),
    remove: (index: number) => ask(segment.filter((_question, at) => at !== index)),
  };
}

interface SavedSegmentsProps {
  saved: readonly SavedSegment[];
  onApply: (conditions: readonly Condition[]) => void;
}

/** The button that opens the saved segments: one's own and the shared ones. */
function SavedSegments({ onApply, saved }: SavedSegmentsProps) {
  const text = useText();
  const { onOpenChange, open } = useDialogOpen();
  return (
    <Modal.Root open={open} onOpenChange={onOpenChange}>
      <Modal.Trigger>
        <Button variant="tertiary" size="S">
          {text('segments.open')}
        </Button>
      </Modal.Trigger>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={text('dialog.close')}>
          <Modal.Title>{text('segments.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {saved.length === 0 ? (
            <Typography textColor="neutral600">{text('segments.none')}</Typography>
          ) : (
            <Flex tag="ul" direction="column" alignItems="stretch" gap={5}>
              {saved.map((segment) => (
                <li key={segment.id}>
                  <SavedSegmentRow
                    segment={segment}
                    onApply={() => {
                      onApply(segment.conditions);
                      onOpenChange(false);
                    }}
                  />
                </li>
              ))}
            </Flex>
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

interface ConditionTagProps {
  condition: Condition;
  onRemove: () => void;
}

function ConditionTag({ onRemove, condition }: ConditionTagProps) {
  const text = useText();
  const words = useConditionWords(condition);
  return (
    <Tag
      padding={1}
      icon={<Cross aria-hidden />}
      label={text('segment.remove', { condition: words })}
      onClick={onRemove}
    >
      {words}
    </Tag>
  );
}

/**
 * Strapi's row of actions never wraps: what is too wide for it would lie outside the window. Its
 * menu and the other actions need the rest.
 */
const NARROW_ENOUGH = { maxWidth: 'max(26rem, calc(100vw - 60rem))' };

/** The conditions of the contact list as chips, and the segments that are saved. */
export function Segment() {
  return useAllowed('useSegments').somewhere ? <Conditions /> : null;
}

function Conditions() {
  const text = useText();
  const { add, apply, remove, segment } = useSegment();
  const { data: saved = [] } = useGetSavedSegmentsQuery(undefined);
  const current = saved.find(({ conditions }) => isSameSegment(conditions, segment));
  return (
    <Flex gap={2} wrap="wrap" style={NARROW_ENOUGH}>
      {current && <Typography fontWeight="bold">{current.name}</Typography>}
      {segment.length > 0 && (
        <Flex tag="ul" gap={2} wrap="wrap" aria-label={text('segment.asked')}>
          {segment.map((condition, index) => (
            <li key={JSON.stringify(condition)}>
              <ConditionTag condition={condition} onRemove={() => remove(index)} />
            </li>
          ))}
        </Flex>
      )}
      <SegmentDialog asked={segment.length} onApply={add} />
      {segment.length > 0 && !current && <SaveSegment conditions={segment} />}
      <SavedSegments saved={saved} onApply={apply} />
    </Flex>
  );
}
