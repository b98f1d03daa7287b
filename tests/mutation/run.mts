import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { objectAt, listAt, parsed, textAt } from '../helpers/json';
import { PURE_CODE, THRESHOLD, type PureCode } from './folders.mjs';

const CONFIGURATION = 'tests/mutation/stryker.config.mjs';
const REPORTS = 'coverage/mutation';

interface Tally {
  noticed: number;
  all: number;
}

const NOTICED = ['Killed', 'Timeout'];
const UNNOTICED = ['Survived', 'NoCoverage'];

/** Breaks the code in one place after another, and runs its tests each time. */
function tallyOf({ folder, files = ['*'], tests }: PureCode): Tally {
  const report = `${REPORTS}/${folder}/${files.join('-').replace('*', 'all')}`;
  const mutate = files.map((file) => `server/src/${folder}/${file}.ts`).join(',');
  execFileSync('npx', ['stryker', 'run', CONFIGURATION, '--mutate', mutate], {
    env: { ...process.env, MUTATION_TESTS: tests.join(','), MUTATION_REPORT: report },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const { files: judged } = objectAt(parsed(readFileSync(`${report}.json`, 'utf8')));
  const statuses = Object.values(objectAt(judged)).flatMap((file) =>
    listAt(file, 'mutants').map((mutant) => textAt(mutant, 'status')),
  );
  const noticed = statuses.filter((status) => NOTICED.includes(status)).length;
  const unnoticed = statuses.filter((status) => UNNOTICED.includes(status)).length;
  return { noticed, all: noticed + unnoticed };
}

const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (total, { all, noticed }) => ({ noticed: total.noticed + noticed, all: total.all + all }),
    { noticed: 0, all: 0 },
  );

const scoreOf = ({ all, noticed }: Tally): number => (noticed / all) * 100;

function print(name: string, tally: Tally): void {
  const score = scoreOf(tally).toFixed(2).padStart(6);
  console.log(`${name.padEnd(24)} ${score} %: ${tally.noticed} of ${tally.all} mutants noticed`);
}

/**
 * Mutation testing of the pure folders, or of those that are named: prints the score of each and of
 * all, and exits 1 when that of all is below the threshold.
 */
function main(): number {
  const named = process.argv.slice(2);
  const folders = [...new Set(PURE_CODE.map(({ folder }) => folder))];
  const unknown = named.filter((name) => !folders.includes(name));
  if (unknown.length > 0) throw new Error(`no such folder: ${unknown.join(', ')}`);
  const tallies = (named.length > 0 ? named : folders).map((folder) => {
    const tally = sum(PURE_CODE.filter((code) => code.folder === folder).map(tallyOf));
    print(folder, tally);
    return tally;
  });
  if (named.length > 0) return 0;
  print('in all', sum(tallies));
  if (scoreOf(sum(tallies)) >= THRESHOLD) return 0;
  console.error(`The score is below its threshold of ${THRESHOLD} %.`);
  return 1;
}

process.exitCode = main();
