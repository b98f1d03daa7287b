import { Button, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Line, Notice } from '../../../../shared/components/Notice';
import { message } from '../../../../translations/message';
import { Over } from '../layout';

/**
 * Reports that somebody else has discarded the draft. Overlays the page, because it appears while
 * the user is typing.
 */
export function GoneNotice({ onKeep }: { onKeep: () => void }) {
  const { formatMessage } = useIntl();
  return (
    <Over role="alert">
      <Notice tone="warning" title={formatMessage(message('booking.compose.gone'))}>
        <Line>{formatMessage(message('booking.compose.gone.explained'))}</Line>
        <Flex paddingTop={2}>
          <Button size="S" onClick={onKeep}>
            {formatMessage(message('booking.compose.gone.keep'))}
          </Button>
        </Flex>
      </Notice>
    </Over>
  );
}
