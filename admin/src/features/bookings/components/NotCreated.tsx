import { useText } from '../../../shared/words/useText';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';

/** For a booking whose order an operator did not find in S-360; S-360 itself refused nothing. */
export function NotCreated() {
  const text = useText();
  return (
    <Notice tone="warning" title={text('booking.notCreated')}>
      <Line>{text('booking.notCreated.body')}</Line>
    </Notice>
  );
}
