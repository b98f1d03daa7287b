import { createInterface } from 'node:readline/promises';
import type { Terminal } from './command';

/** By which people and supervisors interrupt a command. */
export const ENDING_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** `npx` passes on a Ctrl-C that the command has got itself: two so close to each other are one. */
const ONE_INTERRUPT_MS = 500;

/** Goes to the beginning of the line and clears it. */
const CLEAR_LINE = '\r\u001b[2K';

export function processTerminal(): Terminal {
  const { stderr, stdout } = process;
  outliveReader(stdout);
  let shown = '';
  /** What is printed replaces the line of progress. */
  const clear = (): void => {
    if (shown !== '') stderr.write(CLEAR_LINE);
    shown = '';
  };
  const write = (stream: NodeJS.WriteStream, line: string): void => {
    clear();
    stream.write(`${line}\n`);
  };
  return {
    print: (line) => write(stdout, line),
    complain: (line) => write(stderr, line),
    ...(stderr.isTTY && {
      progress(line: string) {
        if (line === shown) return;
        clear();
        stderr.write(line);
        shown = line;
      },
    }),
    canAsk: Boolean(process.stdin.isTTY && process.stdout.isTTY),
    confirm: (question) => isConfirmed(question, process.stdin, process.stdout),
    onInterrupt,
  };
}

/**
 * Who reads the output may have seen enough, as `head` has: the command finishes its work all the
 * same, and ends Strapi properly.
 */
export function outliveReader(output: NodeJS.WritableStream): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Asks for a yes. Ctrl-C says no; unheard, some versions of Node would wait endlessly. */
export async function isConfirmed(
  question: string,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<boolean> {
  const lines = createInterface({ input, output });
  const leaving = new AbortController();
  lines.once('SIGINT', () => leaving.abort());
  try {
    const said = await lines.question(question, { signal: leaving.signal });
    return /^(y|yes|j|ja|o|oui|s|si|sì)$/i.test(said.trim());
  } catch (error) {
    if (!leaving.signal.aborted) throw error;
    output.write('\n');
    return false;
  } finally {
    lines.close();
  }
}

/** Once interrupted, the process is the command's to end: later signals no longer kill it. */
function onInterrupt(interrupted: () => void): () => void {
  let [isHeard, lastAt] = [true, -Infinity];
  const hear = (): void => {
    const isSame = performance.now() - lastAt < ONE_INTERRUPT_MS;
    lastAt = performance.now();
    if (isHeard && !isSame) interrupted();
  };
  for (const signal of ENDING_SIGNALS) process.on(signal, hear);
  return () => {
    isHeard = false;
    if (lastAt === -Infinity) for (const signal of ENDING_SIGNALS) process.off(signal, hear);
  };
}
