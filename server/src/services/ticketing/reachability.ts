import { connect } from 'node:net';

const CONNECT_WITHIN_MS = 3_000;

/** Whether something listens where S-360 is configured. Only a connection: S-360 counts no call. */
export function canConnect({
  baseUrl,
  proxy,
}: {
  baseUrl: string;
  proxy?: { host: string; port: number };
}): Promise<boolean> {
  const { hostname, port, protocol } = new URL(baseUrl);
  const target = proxy ?? {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (protocol === 'https:' ? 443 : 80),
  };
  return new Promise((resolve) => {
    const socket = connect({ host: target.host, port: target.port });
    const end = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.setTimeout(CONNECT_WITHIN_MS, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
