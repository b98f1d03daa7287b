import { Line } from '../../../shared/components/Notice';
import { useText } from '../../../shared/words/useText';

/** A value, or that there is none. */
export function Value({ value }: { value: string | null }) {
  const text = useText();
  return (
    <Line muted={value === null}>
      <span style={{ whiteSpace: 'pre-line' }}>{value ?? text('held.empty')}</span>
    </Line>
  );
}
