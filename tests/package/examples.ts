import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '../demo/checks';
import { PLUGIN } from '../demo/folders';

/** The first sample of a page, of this language, that contains these words. */
export function exampleOf(page: string, words: string, language = 'sh'): string {
  const text = readFileSync(path.join(PLUGIN, page), 'utf8');
  const samples = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms');
  const blocks = [...text.matchAll(samples)].map(([, code = '']) => code);
  const found = blocks.find((code) => code.includes(words));
  expect(found !== undefined, `${page} has no example with ${words}`);
  return found?.trimEnd() ?? '';
}
