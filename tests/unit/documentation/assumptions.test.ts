import { ASSUMPTIONS, type Assumption, type Evidence } from '../../../server/src/s360/assumptions';
import { tablesOf } from './pages';
import { SHOWN_SETTINGS } from './shown-settings';

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

describe('the documentation page about assumptions', () => {
  it('describes each assumption as the table in the code does', () => {
    const [[, ...rows] = []] = tablesOf('docs/integrators/assumptions.md');
    expect(rows).toEqual(Object.entries<Assumption>(ASSUMPTIONS).map(rowOf));
  });

  it('links each assumption to a documented setting', () => {
    const shown = SHOWN_SETTINGS.map(({ name }) => name);
    const settings = Object.values<Assumption>(ASSUMPTIONS).flatMap(
      ({ setting }) => setting?.split(', ') ?? [],
    );
    expect(settings.length).toBeGreaterThan(14);
    for (const setting of settings) {
      expect(shown.filter((name) => `${name}.`.startsWith(`${setting}.`))).not.toEqual([]);
    }
  });
});
