import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useMayUseSegments } from '../../shared/hooks/usePermissions';
import { useSegment } from './useSegment';
import { message } from '../../translations/message';
import { SegmentDialog } from './SegmentDialog';
import { ConditionTag } from './ConditionTag';

/** The conditions of the contact list, and a button to add more. */
export function Segment() {
  const { formatMessage } = useIntl();
  const { add, segment, remove } = useSegment();
  if (!useMayUseSegments()) return null;
  return (
    <Flex gap={2} wrap="wrap">
      {segment.length > 0 && (
        <Flex tag="ul" gap={2} wrap="wrap" aria-label={formatMessage(message('segment.asked'))}>
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
