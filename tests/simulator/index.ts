import { createSimulatorServer } from './http/server';
import type { Institution } from './institution';
import type { SimulatorOptions } from './options';
import { SimulatedS360 } from './simulated-s360';
import type { SimulatorState } from './state';

export type { BehaviourChange } from './behaviour/behaviour';
export type { SimulatedInstitutionOptions, SimulatorOptions } from './options';
export type { SimulatorState } from './state';
export type { WebhookAuth } from './webhooks/settings';

/** A running simulator. The control API under `{url}/__control__` has the same functions. */
export interface Simulator {
  url: string;
  port: number;
  stop(): Promise<void>;
  institution(code: string): Institution | undefined;
  /** The state for starting another simulator, as in `GET /__control__/state`. */
  state(): SimulatorState;
}

/** Starts S-360 in memory with the given institutions and an HTTP server. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const s360 = new SimulatedS360(options);
  const server = createSimulatorServer(s360);
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://${reachableAt(host)}:${port}`,
    port,
    stop: () =>
      new Promise((resolve) => {
        s360.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    institution: (code) => s360.institution(code),
    state: () => s360.state(),
  };
}

/** The name of an address in a URL; one that stands for all addresses is reached at loopback. */
function reachableAt(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
