import { parseArgs } from 'node:util';
import { isCurrencyCode } from './catalog/currency';
import { startSimulator } from './index';
import { isObject, parseJson } from './json';

const usage = `tsx tests/simulator/main.ts [--port 4360] [--host 127.0.0.1] [--institution CODE]…
  [--contacts N] [--orders N] [--currency EUR|CHF|JPY] [--products N] [--performances N]
  [--catalog-in-progress N] [--every-minutes N] [--behaviour JSON] [--log]`;

/** Reads the command line (S360_PORT replaces --port) and runs until a signal stops it. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: process.env.S360_PORT ?? '4360' },
      host: { type: 'string', default: '127.0.0.1' },
      institution: { type: 'string', multiple: true, default: ['myvenue'] },
      contacts: { type: 'string', default: '100' },
      orders: { type: 'string', default: '0' },
      currency: { type: 'string', default: 'EUR' },
      products: { type: 'string' },
      performances: { type: 'string' },
      'catalog-in-progress': { type: 'string', default: '0' },
      'every-minutes': { type: 'string', default: '15' },
      behaviour: { type: 'string', default: '{}' },
      log: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const { currency } = values;
  const behaviour = parseJson(values.behaviour);
  if (!isObject(behaviour)) throw new Error('--behaviour is a JSON object');
  if (!isCurrencyCode(currency)) throw new Error(`unknown currency ${currency}`);
  const simulator = await startSimulator({
    port: Number(values.port),
    host: values.host,
    runCycles: true,
    requestLog: values.log ? (line) => console.log(line) : undefined,
    institutions: values.institution.map((code) => ({
      code,
      contacts: Number(values.contacts),
      orders: Number(values.orders),
      currency,
      behaviour,
      ...(values.products !== undefined && { products: Number(values.products) }),
      ...(values.performances !== undefined && { performances: Number(values.performances) }),
      catalogInProgress: Number(values['catalog-in-progress']),
      webhooks: { everyMinutes: Number(values['every-minutes']) },
    })),
  });
  console.log(`S-360 simulator at ${simulator.url} (${values.institution.join(', ')})`);
  const stop = (): void => void simulator.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error(usage);
  process.exit(1);
});
