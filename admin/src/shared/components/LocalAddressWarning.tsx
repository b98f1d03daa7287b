import { isLocalAddress } from '../api/localAddress';
import { serverAddress } from '../api/serverAddress';
import { useText } from '../words/useText';
import { Line } from './Line';
import { Notice } from './Notice';

/** Warns that S-360 cannot call the addresses shown; renders nothing if it can. */
export function LocalAddressWarning() {
  const text = useText();
  const address = serverAddress();
  if (!isLocalAddress(address)) return null;
  return (
    <Notice tone="warning" title={text('address.local', { address })}>
      <Line>{text('address.local.cure')}</Line>
    </Notice>
  );
}
