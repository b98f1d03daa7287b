import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ASSUMPTIONS,
  type Assumption,
  type Evidence,
} from '../../../../server/src/s360/assumptions';

const PAGE = readFileSync(join(__dirname, '../../../../docs/integrators/assumptions.md'), 'utf8');

/** The cells of each line of a table, without what aligns them. */
const ROWS = PAGE.split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| |\|$/g, '').trim()));

const MARKS: Record<Evidence['mark'], string> = {
  documented: 'documented',
  seenInUse: 'seen in use',
  inferred: 'inferred',
};

const settingsTold = (setting: string | null): string =>
  setting === null
    ? 'none'
    : setting
        .split(', ')
        .map((name) => `\`${name}\``)
        .join(', ');

const rowOf = ([name, assumption]: [string, Assumption]): string[] => [
  `\`${name}\``,
  assumption.meaning,
  assumption.default,
  `${MARKS[assumption.evidence.mark]}: ${assumption.evidence.source}`,
  settingsTold(assumption.setting),
];

describe('the page of assumptions', () => {
  it('tells of each assumption what the table says', () => {
    const table = Object.entries<Assumption>(ASSUMPTIONS).map(rowOf);
    expect(ROWS.filter((cells) => cells.length === 5).slice(2)).toEqual(table);
  });

  it('tells of each setting that an assumption has of its own', () => {
    const told = ROWS.filter((cells) => cells.length === 3).map(([first = '']) => first);
    const settings = Object.values<Assumption>(ASSUMPTIONS).flatMap(({ setting }) =>
      setting?.startsWith('assumptions.') ? setting.replace('assumptions', '') : [],
    );
    expect(settings).toHaveLength(14);
    for (const setting of settings) expect(told.join('\n')).toContain(`${setting}\``);
  });
});
