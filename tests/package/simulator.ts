import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect } from '../demo/checks';
import { run } from '../demo/command';
import { exampleOf } from './examples';

const STARTS_WITHIN_MS = 10_000;

/** The simulator starts from the installed package as its page says, and stops on request. */
export async function checkSimulator(app: string): Promise<void> {
  const help = await run({
    name: 'npx s360-simulator --help',
    program: 'npx',
    parameters: ['s360-simulator', '--help'],
    folder: app,
  });
  expect(help.includes('--port <number>'), help);
  const [, ...documented] = exampleOf('docs/integrators/simulator.md', 'npx s360-simulator').split(
    /\s+/,
  );
  const program = path.join(app, 'node_modules/.bin', documented[0] ?? '');
  const simulator = spawn(program, [...documented.slice(1), '--port', '0'], { cwd: app });
  const ended = new Promise<number | null>((resolve) => simulator.once('close', resolve));
  try {
    const printed = await printedUntil(simulator.stdout, '/calls');
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
    const answer = await fetch(`${url}/__control__/myvenue/contacts?max=1`);
    const contacts: unknown = await answer.json();
    expect(Array.isArray(contacts) && contacts.length === 1, JSON.stringify(contacts));
  } finally {
    simulator.kill('SIGTERM');
  }
  expect((await ended) === 0, `it ended with ${await ended}`);
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
