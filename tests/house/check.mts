import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { picture } from './picture.mjs';
import { RULES } from './rules.mjs';

const LIST = path.join(import.meta.dirname, 'known-violations.txt');
const PICTURE = path.join(import.meta.dirname, '../../docs/contributing/modules.md');

async function cruised(): Promise<ICruiseResult> {
  const { output } = await cruise(['server/src', 'admin/src'], {
    validate: true,
    ruleSet: { forbidden: RULES },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
  });
  return output as ICruiseResult;
}

/** Each as `rule: from -> to`, in one order. */
function violationsIn({ summary }: ICruiseResult): string[] {
  const shortened = (file: string): string => file.replace(/^server\/src\//, '');
  const lines = summary.violations.map(
    ({ rule, from, to }) => `${rule.name}: ${shortened(from)} -> ${shortened(to)}`,
  );
  return [...new Set(lines)].sort();
}

const known = readFileSync(LIST, 'utf8').split('\n').filter(Boolean);

/**
 * Checks who imports whom. What did not hold when the rules came is listed, and the list only gets
 * shorter: `--shorten` takes out what has been put right, and nothing adds to it.
 */
async function main(): Promise<number> {
  const result = await cruised();
  const drawn = picture(result);
  if (process.argv.includes('--draw')) writeFileSync(PICTURE, drawn);
  const isPictureOld = readFileSync(PICTURE, 'utf8') !== drawn;
  if (isPictureOld)
    console.error('The picture of the modules is old: npm run lint:imports -- --draw');
  const found = violationsIn(result);
  const added = found.filter((line) => !known.includes(line));
  const gone = known.filter((line) => !found.includes(line));
  if (process.argv.includes('--shorten')) {
    writeFileSync(LIST, known.filter((line) => found.includes(line)).join('\n') + '\n');
  } else if (gone.length > 0) {
    console.error(
      `${gone.length} known violations are gone: npm run lint:imports -- --shorten\n${gone.join('\n')}`,
    );
  }
  if (added.length > 0) console.error(`Imports against the rules:\n${added.join('\n')}`);
  console.log(
    `${found.length} imports against the rules of the house, ${added.length} of them new`,
  );
  return isPictureOld ||
    added.length > 0 ||
    (gone.length > 0 && !process.argv.includes('--shorten'))
    ? 1
    : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
