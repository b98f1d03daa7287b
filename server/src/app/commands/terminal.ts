import { createInterface } from 'node:readline/promises';
import type { Terminal } from './command';

export function processTerminal(): Terminal {
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    complain: (line) => void process.stderr.write(`${line}\n`),
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
