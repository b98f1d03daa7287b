import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { picture } from './picture.mjs';
import { RULES } from './rules.mjs';

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

/** Checks who imports whom, and that the picture of the modules shows it. */
async function main(): Promise<number> {
  const result = await cruised();
  const drawn = picture(result);
  if (process.argv.includes('--draw')) writeFileSync(PICTURE, drawn);
  const isPictureOld = readFileSync(PICTURE, 'utf8') !== drawn;
  if (isPictureOld)
    console.error('The picture of the modules is old: npm run lint:imports -- --draw');
  const found = violationsIn(result);
  if (found.length > 0) console.error(`Imports against the rules:\n${found.join('\n')}`);
  console.log(`${found.length} imports against the rules of the house`);
  return isPictureOld || found.length > 0 ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
