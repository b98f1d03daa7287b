import { choicesOf, withKept } from '../../../../../admin/src/features/contacts/form/choices';

const CODES = ['AT', 'CH', 'DE'];

describe('the choices of a field', () => {
  it('are named in the language of the panel, in its order', () => {
    const labels = (locale: string) =>
      choicesOf(CODES, { locale, type: 'region' }).map(({ label }) => label);
    expect(labels('en')).toEqual(['Austria (AT)', 'Germany (DE)', 'Switzerland (CH)']);
    expect(labels('fr')).toEqual(['Allemagne (DE)', 'Autriche (AT)', 'Suisse (CH)']);
  });

  it('begin with a capital, as names of languages do not everywhere', () => {
    const [french] = choicesOf(['fr'], { locale: 'fr', type: 'language' });
    expect(french).toEqual({ value: 'fr', label: 'Français (fr)' });
  });

  it('contain the value that a contact has, though it is none of them', () => {
    const known = [{ value: 'MR', label: 'Mr (MR)' }];
    expect(withKept(known, 'DR')).toEqual([{ value: 'DR', label: 'DR' }, ...known]);
    expect(withKept(known, 'MR')).toEqual(known);
    expect(withKept(known, null)).toEqual(known);
  });
});
