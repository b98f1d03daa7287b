import { Flex } from '@strapi/design-system';
import { useMayUseSegments } from '../../shared/hooks/usePermissions';
import { useSegment } from './useSegment';
import { useText } from '../../shared/words/useText';
import { SegmentDialog } from './SegmentDialog';
import { ConditionTag } from './ConditionTag';

/** The conditions of the contact list, and a button to add more. */
export function Segment() {
  const text = useText();
  const { add, segment, remove } = useSegment();
  if (!useMayUseSegments()) return null;
  return (
    <Flex gap={2} wrap="wrap">
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
    </Flex>
  );
}
