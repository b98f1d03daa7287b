import path from 'node:path';
import { buildWhatChanged } from './builds';
import { startDemo } from './demo';
import { sendPartner } from './first-load';
import { APP } from './folders';
import { portFrom, requireFreePort } from './ports';
import { whatsNext } from './whats-next';

const tell = (line: string): void => console.log(line);

/** Builds what is missing, starts S-360 and Strapi, and runs until it is stopped. */
async function main(): Promise<void> {
  const interrupted = interruption();
  const port = portFrom('PORT', 1337);
  const s360Port = portFrom('S360_PORT', 4360);
  const folder = path.resolve(process.env.DEMO_DATA || path.join(APP, '.demo'));
  await requireFreePort(port, 'PORT');
  await requireFreePort(s360Port, 'S360_PORT');
  try {
    await buildWhatChanged(tell, interrupted);
    const demo = await startDemo({ port, s360Port, folder, tell, signal: interrupted });
    if (demo.isFresh)
      tell(
        `Who is ${await sendPartner(demo.s360)}? A couple shares an e-mail address: the S-360 page asks.`,
      );
    for (const line of whatsNext(demo.strapi.url, demo.s360, demo.strapi.environmentFile))
      tell(line);
    const end = await Promise.race([demo.strapi.ended, untilAborted(interrupted)]);
    if (interrupted.aborted) tell('Stopping …');
    await demo.stop();
    if (!interrupted.aborted) throw new Error(`Strapi ended (${end}).\n${demo.strapi.lastLines()}`);
  } catch (error) {
    if (!interrupted.aborted) throw error;
  }
}

const PARENT_LOOK_EVERY_MS = 500;

/** Aborts at Ctrl-C or SIGTERM. Repeated signals do not shorten the orderly stop. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => controller.abort());
  }
  if (process.env.npm_lifecycle_event) abortWithParent(controller);
  return controller.signal;
}

/** A killed npm does not stop its children, so they have to notice. */
function abortWithParent(controller: AbortController): void {
  const npm = process.ppid;
  const look = (): void => {
    if (process.ppid !== npm) controller.abort();
  };
  setInterval(look, PARENT_LOOK_EVERY_MS).unref();
}

function untilAborted(signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('stopped');
    signal.addEventListener('abort', () => resolve('stopped'), { once: true });
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
