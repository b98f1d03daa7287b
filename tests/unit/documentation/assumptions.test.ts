import { ASSUMPTIONS, settingNames } from '../../../server/src/s360/interface';
import { INTERFACE_PAGE, interfacePage } from '../../house/interface-page';
import { OPTIONS_PAGE, optionsPage } from '../../house/simulator-page';
import { textOf } from './pages';
import { SHOWN_SETTINGS } from './shown-settings';

describe('the documentation page about assumptions', () => {
  it('is what `npm run interface-page` makes from the description of S-360', () => {
    expect(textOf(INTERFACE_PAGE)).toBe(interfacePage());
  });

  it('links each assumption to a documented setting', () => {
    const shown = SHOWN_SETTINGS.map(({ name }) => name);
    const settings = Object.keys(ASSUMPTIONS).flatMap(settingNames);
    expect(settings.length).toBeGreaterThan(14);
    for (const setting of settings) {
      expect(shown.filter((name) => `${name}.`.startsWith(`${setting}.`))).not.toEqual([]);
    }
  });
});

describe('the documentation page about the options of the simulator', () => {
  it('is what `npm run interface-page` makes from their description', () => {
    expect(textOf(OPTIONS_PAGE)).toBe(optionsPage());
  });
});
