import { Button, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Line, Notice } from '../../../../shared/components/Notice';
import { message } from '../../../../translations/message';
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
  const { formatMessage } = useIntl();
  return (
    <Over role="alert">
      <Notice tone="warning" title={formatMessage(message('booking.compose.conflict'))}>
        <Line>{formatMessage(message('booking.compose.conflict.explained'))}</Line>
        <Flex gap={2} paddingTop={2} wrap="wrap">
          <Button size="S" loading={isBusy} onClick={onTheirs}>
            {formatMessage(message('booking.compose.conflict.theirs'))}
          </Button>
          <Button size="S" variant="tertiary" disabled={isBusy} onClick={onMine}>
            {formatMessage(message('booking.compose.conflict.mine'))}
          </Button>
        </Flex>
      </Notice>
    </Over>
  );
}
