import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** The port in an environment variable, or the usual one; throws when it is invalid. */
export function portFrom(variable: string, usual: number): number {
  const text = process.env[variable] ?? '';
  const port = text === '' ? usual : Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Error(`${variable}=${text} is not a port.`);
}

/** Throws with advice when something already listens on the port. */
export async function requireFreePort(port: number, variable: string): Promise<void> {
  try {
    await listenOnce(port);
  } catch (error) {
    const code = codeOf(error);
    const reason = code === 'EADDRINUSE' ? 'is in use already' : `cannot be used (${String(code)})`;
    throw new Error(
      `Port ${port} ${reason}. Stop what uses it, or choose another by ${variable}=…`,
      { cause: error },
    );
  }
}

/**
 * A free port below those that systems assign automatically, so that it stays free until it is
 * used.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000);
  try {
    await listenOnce(port);
    return port;
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw error;
    return freePort();
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** Listens on a port and closes it again. */
function listenOnce(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => server.close(() => resolve()));
  });
}
