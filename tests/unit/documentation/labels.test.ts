import english from '../../../admin/src/translations/en';
import { PERMISSIONS } from '../../../server/src/app/permissions';
import { pagesIn, proseOf } from './pages';

/** Labels of Strapi and of S-360’s back office. */
const OF_OTHERS = ['Settings → Roles → Plugins → S-360'];

const withoutDots = (label: string): string => label.replace(/…$/, '');

const permissions = Object.values(PERMISSIONS).map(([name]) => name);

const labels = new Set([...Object.values(english), ...permissions, ...OF_OTHERS].map(withoutDots));

/** The texts in _italics_, which quote the screens. */
const shown = ['docs/operators', 'docs/integrators'].flatMap(pagesIn).flatMap((page) =>
  [...proseOf(page).matchAll(/(?<![\w`/])_([^_`\n]+(?:\n[^_`\n]+)?)_(?![\w`])/g)].map(
    ([, label = '']) => ({
      page,
      label: withoutDots(label.replace(/\s+/g, ' ')),
    }),
  ),
);

describe('the documentation for operators and integrators', () => {
  it('uses the labels of the screens', () => {
    expect(shown.length).toBeGreaterThan(80);
    expect(shown.filter(({ label }) => !labels.has(label))).toEqual([]);
  });
});
