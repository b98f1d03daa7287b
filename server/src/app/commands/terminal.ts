import { createInterface } from 'node:readline/promises';
import type { Terminal } from './command';

/** Goes to the beginning of the line and clears it. */
const CLEAR_LINE = '\r\u001b[2K';

export function processTerminal(): Terminal {
  const { stderr, stdout } = process;
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
    async confirm(question) {
      const lines = createInterface({ input: process.stdin, output: process.stdout });
      try {
        return /^(y|yes|j|ja|o|oui|s|si|sì)$/i.test((await lines.question(question)).trim());
      } finally {
        lines.close();
      }
    },
    onInterrupt(interrupted) {
      process.on('SIGINT', interrupted);
      return () => void process.off('SIGINT', interrupted);
    },
  };
}
