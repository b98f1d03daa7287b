import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

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
}: {
  baseUrl: string;
  proxy?: { protocol: 'http' | 'https'; host: string; port: number };
}): Promise<boolean> {
  const target = proxy ? { ...proxy, protocol: `${proxy.protocol}:` } : targetOf(baseUrl);
  return new Promise((resolve) => {
    const { readiness, socket } = connectionTo(target);
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
function connectionTo({ host, port, protocol }: Target): { socket: Socket; readiness: string } {
  if (protocol !== 'https:') return { socket: connect({ host, port }), readiness: 'connect' };
  // Node checks the certificate of an IP address too, but SNI does not allow one as server name.
  const name = isIP(host) === 0 ? { servername: host } : {};
  return { socket: connectSecurely({ host, port, ...name }), readiness: 'secureConnect' };
}
