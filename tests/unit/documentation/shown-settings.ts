import { ASSUMPTION_SETTINGS } from '../../house/interface-page';
import { codesOf, tablesOf } from './pages';

const HEADINGS = ['setting', 'type', 'default', 'unit', 'effect'];
const PAGES = ['configuration', 'mapping', 'messages'].map((name) => `docs/integrators/${name}.md`);

export interface ShownSetting {
  name: string;
  type: string;
  default: string;
  unit: string;
  effect: string;
}

/** Every row of the tables of settings; a row may describe several settings. */
const inTables: readonly ShownSetting[] = PAGES.flatMap(tablesOf)
  .filter(([headings]) => headings?.join() === HEADINGS.join())
  .flatMap(([, ...rows]) => rows)
  .flatMap(([names = '', type = '', standard = '', unit = '', effect = '']) =>
    codesOf(names).map((name) => ({ name, type, default: standard, unit, effect })),
  );

/** The settings that the documentation shows; those of assumptions have no unit. */
export const SHOWN_SETTINGS: readonly ShownSetting[] = [
  ...inTables,
  ...ASSUMPTION_SETTINGS.map((setting) => ({ ...setting, unit: '–' })),
];

const inLowerCase = (words: readonly unknown[]): string[] =>
  words.map((word) => String(word).toLowerCase());

/** Whether a cell shows the default: `50`, `"1_33"`, `nested`; a list of words may be shortened. */
export function isShownDefault(value: unknown, cell: string): boolean {
  const codes = codesOf(cell);
  if (Array.isArray(value) && typeof value[0] === 'string') {
    const words = inLowerCase(value);
    const isWhole = cell.endsWith('…') || codes.length === words.length;
    return isWhole && inLowerCase(codes).every((code, at) => code === words[at]);
  }
  const [code = ''] = codes;
  const asJson = code.replaceAll("'", '"').replaceAll(', ', ',');
  return code === String(value) || asJson === JSON.stringify(value);
}
