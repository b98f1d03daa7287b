import { spawn } from 'node:child_process';
import path from 'node:path';
import { valueAt } from '../demo/admin-api';
import { expect } from '../demo/checks';
import { run } from '../demo/command';
import { exampleOf } from './examples';

const STARTS_WITHIN_MS = 10_000;
/** The last of what it prints when it has started. */
const LAST_PRINTED = '/calls';

/** The simulator of the installed package, started and used as its page and its output say. */
export interface ShippedSimulator {
  url: string;
  /** The institution to paste into the plugin's configuration. */
  printedInstitution: string;
  /** Runs the printed commands that send everything to Strapi, the last until nothing waits. */
  sendEverything(): Promise<void>;
  /** What the control API answers of the institution, as `contacts` or `calls`. */
  answered(what: string): Promise<unknown>;
  /** Lets S-360 do something, as `contacts` or `cycle`. */
  control(call: string, body: unknown): Promise<unknown>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
}

/** Starts it by the command of its page, at a free port, for the Strapi at another. */
export async function startShippedSimulator(
  app: string,
  institution: string,
  strapiPort: number,
): Promise<ShippedSimulator> {
  const page = exampleOf('docs/integrators/simulator.md', 'npx s360-simulator');
  const [, command = '', ...documented] = page.split(/\s+/);
  const simulator = spawn(
    path.join(app, 'node_modules/.bin', command),
    [
      ...documented,
      ...['--institution', institution, '--port', '0'],
      ...['--strapi', `http://127.0.0.1:${strapiPort}`],
    ],
    { cwd: app },
  );
  const ended = new Promise<number | null>((resolve) => simulator.once('close', resolve));
  const stop = async (): Promise<void> => {
    simulator.kill('SIGINT');
    expect((await ended) === 0, `the simulator ended with ${await ended}`);
  };
  try {
    const printed = await printedUntil(simulator.stdout, LAST_PRINTED);
    return { ...simulatorThatPrinted(printed, institution), stop };
  } catch (error) {
    simulator.kill('SIGKILL');
    throw error;
  }
}

function simulatorThatPrinted(
  printed: string,
  institution: string,
): Omit<ShippedSimulator, 'stop'> {
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
  const [printedInstitution = ''] = /^ {2}\{\n.*?^ {2}\},$/ms.exec(printed) ?? [];
  const commands = printed.match(/curl -X POST .*/g) ?? [];
  const ask = async (of: string, options?: RequestInit): Promise<unknown> => {
    const response = await fetch(of, options);
    const answer: unknown = await response.json();
    expect(response.ok, `${of}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const runPrinted = (command = ''): Promise<unknown> => {
    const [, of = '', body = '{}'] = /POST (\S+)(?: -d '(.*)')?$/.exec(command) ?? [];
    return ask(of, { method: 'POST', body });
  };
  return {
    url,
    printedInstitution,
    async sendEverything() {
      const [announce, cycle] = commands;
      await runPrinted(announce);
      for (;;) {
        const report = await runPrinted(cycle);
        const refused = JSON.stringify(report).match(/"status":(?!200)\d+/);
        expect(refused === null, `deliveries were not accepted: ${refused?.[0]}`);
        if (valueAt(report, 'waiting') === 0) return;
      }
    },
    answered: (what) => ask(`${url}/__control__/${institution}/${what}`),
    control: (call, body) =>
      ask(`${url}/__control__/${institution}/${call}`, {
        method: 'POST',
        body: JSON.stringify(body),
      }),
  };
}

/** The command says what it can do. */
export async function checkSimulatorHelp(app: string): Promise<void> {
  const help = await run({
    name: 'npx s360-simulator --help',
    program: 'npx',
    parameters: ['s360-simulator', '--help'],
    folder: app,
  });
  expect(help.includes('--port <number>'), help);
}

/** What it prints until these words; throws when they do not come in time. */
function printedUntil(output: NodeJS.ReadableStream, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const late = setTimeout(() => reject(new Error(`it printed: ${text}`)), STARTS_WITHIN_MS);
    output.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (!text.includes(words)) return;
      clearTimeout(late);
      resolve(text);
    });
  });
}
