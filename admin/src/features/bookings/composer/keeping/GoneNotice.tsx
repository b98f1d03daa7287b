import { Button, Flex } from '@strapi/design-system';
import { Line } from '../../../../shared/components/Line';
import { Notice } from '../../../../shared/components/Notice';
import { useText } from '../../../../shared/words/useText';
import { Over } from '../layout';

/**
 * Reports that somebody else has discarded the draft. Overlays the page, because it appears while
 * the user is typing.
 */
export function GoneNotice({ onKeep }: { onKeep: () => void }) {
  const text = useText();
  return (
    <Over role="alert">
      <Notice tone="warning" title={text('booking.compose.gone')}>
        <Line>{text('booking.compose.gone.explained')}</Line>
        <Flex paddingTop={2}>
          <Button size="S" onClick={onKeep}>
            {text('booking.compose.gone.keep')}
          </Button>
        </Flex>
      </Notice>
    </Over>
  );
}
