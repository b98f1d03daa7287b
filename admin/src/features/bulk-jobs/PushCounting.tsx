import { Flex } from '@strapi/design-system';
import { Line } from '../../shared/components/Line';
import { ProgressLine } from '../../shared/components/ProgressLine';
import { useText } from '../../shared/words/useText';
import type { CountingProgress } from './useUntilCounted';

/** Shows how far the counting of a push has come, while it goes on. */
export function PushCounting({ progress }: { progress: CountingProgress }) {
  const text = useText();
  if (progress === null) return null;
  const { done, total } = progress;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} role="status">
      <Line>{text('push.counting', { done, total })}</Line>
      <ProgressLine value={total === 0 ? 0 : (done / total) * 100} $color="primary600" />
    </Flex>
  );
}
