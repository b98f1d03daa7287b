import { Flex, Typography } from '@strapi/design-system';
import { useMayUseSegments } from '../../shared/hooks/usePermissions';
import { useText } from '../../shared/words/useText';
import { isSameSegment } from './asked';
import { ConditionTag } from './ConditionTag';
import { SavedSegments } from './SavedSegments';
import { useGetSavedSegmentsQuery } from './savedSegmentsApi';
import { SaveSegment } from './SaveSegment';
import { SegmentDialog } from './SegmentDialog';
import { useSegment } from './useSegment';

/** The conditions of the contact list as chips, and the segments that are saved. */
export function Segment() {
  return useMayUseSegments() ? <Conditions /> : null;
}

function Conditions() {
  const text = useText();
  const { add, apply, remove, segment } = useSegment();
  const { data: saved = [] } = useGetSavedSegmentsQuery(undefined);
  const current = saved.find(({ conditions }) => isSameSegment(conditions, segment));
  return (
    <Flex gap={2} wrap="wrap">
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
