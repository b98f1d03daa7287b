import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { namesPrivateHost, publicLookup } from './private-addresses';

const CONNECT_WITHIN_MS = 3_000;

interface Target {
  protocol: string;
  host: string;
  port: number;
}

/**
 * Whether calls could reach S-360 at its configured address, tested by connecting. An untrusted
 * certificate counts as unreachable. S-360 does not count this as a call. With a proxy, only the
 * connection to the proxy is tested.
 */
export function canConnect({
  baseUrl,
  proxy,
  publicAddressesOnly = false,
}: {
  baseUrl: string;
  publicAddressesOnly?: boolean;
  proxy?: { protocol: 'http' | 'https'; host: string; port: number };
}): Promise<boolean> {
  const isPublicOnly = publicAddressesOnly && proxy === undefined;
  if (isPublicOnly && namesPrivateHost(baseUrl)) return Promise.resolve(false);
  const lookup = isPublicOnly ? { lookup: publicLookup } : {};
  const target = proxy ? { ...proxy, protocol: `${proxy.protocol}:` } : targetOf(baseUrl);
  return new Promise((resolve) => {
    const { readiness, socket } = connectionTo(target, lookup);
    const end = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.setTimeout(CONNECT_WITHIN_MS, () => end(false));
    socket.once(readiness, () => end(true));
    socket.once('error', () => end(false));
  });
}

function targetOf(baseUrl: string): Target {
  const { hostname, port, protocol } = new URL(baseUrl);
  const host = hostname.replace(/^\[|\]$/g, '');
  return { protocol, host, port: Number(port) || (protocol === 'https:' ? 443 : 80) };
}

/** A new connection, and the event that marks it as ready for a request. */
function connectionTo(
  { host, port, protocol }: Target,
  lookup: { lookup?: LookupFunction },
): { socket: Socket; readiness: string } {
  const to = { host, port, ...lookup };
  if (protocol !== 'https:') return { socket: connect(to), readiness: 'connect' };
  // Node checks the certificate of an IP address too, but SNI does not allow one as server name.
  const name = isIP(host) === 0 ? { servername: host } : {};
  return { socket: connectSecurely({ ...to, ...name }), readiness: 'secureConnect' };
}
