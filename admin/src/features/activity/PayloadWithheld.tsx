import { Line } from '../../shared/components/Line';
import { useText } from '../../shared/words/useText';

/** Stands for personal data that the user's role may not see. */
export function PayloadWithheld() {
  const text = useText();
  const permission = text('permission.readPayloads');
  return <Line muted>{text('payload.withheld', { permission })}</Line>;
}
