import {
  found,
  firstToCome,
} from '../../../../../admin/src/features/bookings/composer/model/finding';
import { indexWords, wordsOf } from '../../../../../admin/src/features/catalog/model/wordSearch';
import { viewCatalog } from '../../../../../admin/src/features/catalog/model/catalogView';
import { inventedCatalog } from '../../../../helpers/catalog/invented-catalog';
import { processorMs } from '../../../../helpers/observability/processor-time';
import { NOW_MS, smallCatalog, smallView } from '../bookings/composer/composing';

describe('the words of a search', () => {
  it('are compared in lower case, without accents and punctuation', () => {
    expect(wordsOf('L’Élixir d’Amour – 12.12.')).toEqual(['l', 'elixir', 'd', 'amour', '12', '12']);
  });
});

describe('the search in a list', () => {
  const search = indexWords([
    ['jazz', 'foyer'],
    ['jazzy', 'night'],
    ['foyer', 'foyer'],
  ]);

  it('matches the beginnings of words and keeps the order of the entries', () => {
    expect(search('jaz')).toEqual([0, 1]);
    expect(search('FOY')).toEqual([0, 2]);
  });

  it('requires every word, in any order', () => {
    expect(search('foy jazz')).toEqual([0]);
    expect(search('night foyer')).toEqual([]);
  });

  it('does not match inside words, and finds everything without words', () => {
    expect(search('azz')).toEqual([]);
    expect(search(' – ')).toEqual([0, 1, 2]);
  });
});

describe('the catalog view', () => {
  const view = smallView();
  const titles = (words: string) =>
    found(view, words, 0).performances.map(({ performance }) => performance.id);

  it('can be searched in all languages, and by code, season, place and day', () => {
    for (const words of ['seville', 'sevilla', 'barb', 'season', 's26']) {
      expect(titles(words)).toEqual(['11', '12']);
    }
    expect(titles('studio')).toEqual(['11']);
    expect(titles('saturday 12 december')).toEqual(['11']);
    // A performance half an hour after midnight in Zurich is on the 25th there.
    expect(titles('25.12.')).toEqual(['12']);
  });

  it('sorts performances by time and counts them by day', () => {
    expect([...found(view, '', 0).counts]).toEqual([
      ['2026-12-12', 1],
      ['2026-12-25', 1],
    ]);
  });

  it('skips performances that have begun', () => {
    const from = firstToCome(view, Date.parse('2026-12-12T18:30:00Z'));
    expect(found(view, '', from).performances.map(({ id }) => id)).toEqual(['12']);
    expect(firstToCome(view, NOW_MS)).toBe(0);
    expect(firstToCome(view, Date.parse('2027-01-01T00:00:00Z'))).toBe(2);
  });

  it('names the lowest price above zero instead of the free ticket', () => {
    expect(view.performances[0]?.lowestPrice).toBe(40_000);
    const free = smallCatalog.priceLists.map((list) => list.map((one) => ({ ...one, amount: 0 })));
    expect(smallView({ priceLists: free }).performances[0]?.lowestPrice).toBe(0);
  });
});

describe('the view of a large catalog', () => {
  const firstAt = new Date('2026-12-05T18:30:00Z');
  const catalog = inventedCatalog({ products: 1_000, performances: 3_500, items: 40, firstAt });

  it('is ready within a second and searched within 50 milliseconds', async () => {
    let view = smallView();
    const readyMs = await processorMs(() => {
      view = viewCatalog(catalog, 'de');
    });
    expect(view.performances).toHaveLength(3_500);
    const searches: number[] = [];
    for (const [index] of [...'barbier dez'].entries()) {
      const words = 'barbier dez'.slice(0, index + 1);
      searches.push(await processorMs(() => found(view, words, 0)));
    }
    // Far above what it takes (100 ms and 2 ms), far below what a person notices.
    expect(readyMs).toBeLessThan(1_000);
    expect(Math.max(...searches)).toBeLessThan(50);
  });
});
