import configuration from '../../../server/src/app/configuration';
import { defaultSettings, KNOWN_SETTINGS } from './known-settings';
import { isShownDefault, SHOWN_SETTINGS } from './shown-settings';

const TEXTS = 'messages.texts';
const known = KNOWN_SETTINGS.filter(({ name }) => name !== TEXTS);
const shownAs = (name: string) => SHOWN_SETTINGS.filter((setting) => setting.name === name);

/**
 * Objects in addition to their properties, and the message texts, which have a table of their own.
 */
const ALSO_SHOWN = [
  'assumptions',
  'catalog',
  'driftCheck',
  'messages',
  `${TEXTS}.<language>.<key>`,
];

const UNITS: [RegExp, string][] = [
  [/Ms$/, 'ms'],
  [/Bytes$/, 'bytes'],
  [/Days$/, 'days'],
  [/Minutes$/, 'minutes'],
];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('the documentation of settings', () => {
  it('names every setting', () => {
    expect(known.length).toBeGreaterThan(100);
    expect(known.filter(({ name }) => shownAs(name).length === 0)).toEqual([]);
  });

  it('is about numbers that all have a smallest and a largest value', () => {
    const numbers = known.filter(({ isNumber }) => isNumber);
    expect(numbers.length).toBeGreaterThan(10);
    expect(numbers.filter(({ type }) => !/, -?[\d.]+ to \d+$/.test(type ?? ''))).toEqual([]);
  });

  it('names only existing settings', () => {
    const names = [...known.map(({ name }) => name), ...ALSO_SHOWN];
    expect(SHOWN_SETTINGS.filter(({ name }) => !names.includes(name))).toEqual([]);
  });

  it('has the type, default, unit and effect of each setting', () => {
    const cells = SHOWN_SETTINGS.flatMap((setting) => Object.values(setting));
    expect(cells).not.toContain('');
  });

  it.each(known)('has the type and unit of $name as in the schema', (setting) => {
    for (const { type, unit } of shownAs(setting.name)) {
      if (setting.type !== null) {
        expect(type).toMatch(new RegExp(`^${escaped(setting.type)}($|,| of)`));
      }
      expect(type.includes('`null`')).toBe(setting.isNullable);
      expect(unit === '–').toBe(!setting.isNumber);
      for (const [ending, named] of UNITS) if (ending.test(setting.name)) expect(unit).toBe(named);
    }
  });

  it.each(known.filter(({ name }) => !((name.split('.')[0] ?? '') in configuration.default)))(
    'marks $name as required exactly when it is',
    ({ isRequired, name }) => {
      for (const shown of shownAs(name)) expect(shown.default === 'required').toBe(isRequired);
    },
  );

  it.each(defaultSettings())('has the right default of %s', (name, value) => {
    expect(shownAs(name).length).toBeGreaterThan(0);
    expect(shownAs(name).filter((shown) => !isShownDefault(value, shown.default))).toEqual([]);
  });
});
