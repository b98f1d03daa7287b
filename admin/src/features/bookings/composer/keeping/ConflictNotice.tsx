import { Button, Flex } from '@strapi/design-system';
import { Line } from '../../../../shared/components/Line';
import { Notice } from '../../../../shared/components/Notice';
import { useText } from '../../../../shared/words/useText';
import { Over } from '../layout';

interface ConflictNoticeProps {
  isBusy: boolean;
  onTheirs: () => void;
  onMine: () => void;
}

/**
 * Asks the user to choose between two versions after somebody else has changed the draft. Overlays
 * the page, because it appears while the user is typing or about to click.
 */
export function ConflictNotice({ isBusy, onMine, onTheirs }: ConflictNoticeProps) {
  const text = useText();
  return (
    <Over role="alert">
      <Notice tone="warning" title={text('booking.compose.conflict')}>
        <Line>{text('booking.compose.conflict.explained')}</Line>
        <Flex gap={2} paddingTop={2} wrap="wrap">
          <Button size="S" loading={isBusy} onClick={onTheirs}>
            {text('booking.compose.conflict.theirs')}
          </Button>
          <Button size="S" variant="tertiary" disabled={isBusy} onClick={onMine}>
            {text('booking.compose.conflict.mine')}
          </Button>
        </Flex>
      </Notice>
    </Over>
  );
}
