import type { CSSProperties } from 'react';
import { Line } from '../../../shared/components/Line';
import { useText } from '../../../shared/words/useText';

/** A long e-mail breaks: its column would push the decision beside it out of the window. */
const BREAKING: CSSProperties = {
  display: 'inline-block',
  minWidth: '9rem',
  whiteSpace: 'pre-line',
  wordBreak: 'break-word',
};

/** A value, or that there is none. */
export function Value({ value }: { value: string | null }) {
  const text = useText();
  return (
    <Line muted={value === null}>
      <span style={BREAKING}>{value ?? text('held.empty')}</span>
    </Line>
  );
}
