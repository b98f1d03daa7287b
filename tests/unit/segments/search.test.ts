import { search } from '../../../server/src/segments/search';

const choice = (name: string, code: string | null = null, date: string | null = null) => ({
  institution: 'myvenue',
  timeZone: 'UTC',
  id: name,
  name,
  code,
  date,
});
const CHOICES = [
  choice('Le Malade imaginaire', 'MAL', '2026-05-20T18:00:00.000Z'),
  choice('Le Lac des cygnes, soirée', 'LAC', '2026-06-01T18:00:00.000Z'),
  choice('Abonnement'),
];
const found = (words: string) => search(CHOICES, words).map(({ name }) => name.slice(0, 6));

describe('the search for sold products and performances', () => {
  it.each([
    ['', ['Le Mal', 'Le Lac', 'Abonne']],
    ['  ', ['Le Mal', 'Le Lac', 'Abonne']],
    ['SOIREE', ['Le Lac']],
    ['soirée cygnes', ['Le Lac']],
    ['le', ['Le Mal', 'Le Lac']],
    ['mal', ['Le Mal']],
    ['le 2026-06', ['Le Lac']],
    ['le abonnement', []],
  ])('finds what matches the words "%s"', (words, names) => expect(found(words)).toEqual(names));
});
