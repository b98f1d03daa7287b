import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

const CONNECT_WITHIN_MS = 3_000;

/** What a connection is made to. */
interface Target {
  protocol: string;
  host: string;
  port: number;
}

/**
 * Whether calls could reach S-360 where it is configured, as far as a connection shows that: with a
 * certificate that is not trusted they could not. S-360 counts no call. Of a proxy it is the
 * connection to the proxy.
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

/** A connection that is being made, and the event by which it is ready for a request. */
function connectionTo({ host, port, protocol }: Target): { socket: Socket; readiness: string } {
  if (protocol !== 'https:') return { socket: connect({ host, port }), readiness: 'connect' };
  // The certificate of an address is checked too, but an address cannot be asked for by name.
  const name = isIP(host) === 0 ? { servername: host } : {};
  return { socket: connectSecurely({ host, port, ...name }), readiness: 'secureConnect' };
}
