import { Flex, Typography } from '@strapi/design-system';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useText } from '../../shared/words/useText';
import { isSameSegment } from './asked';
import { ConditionTag } from './ConditionTag';
import { SavedSegments } from './SavedSegments';
import { useGetSavedSegmentsQuery } from './savedSegmentsApi';
import { SaveSegment } from './SaveSegment';
import { SegmentDialog } from './SegmentDialog';
import { useSegment } from './useSegment';

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
