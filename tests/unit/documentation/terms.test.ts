import de from '../../../admin/src/translations/de';
import en from '../../../admin/src/translations/en';
import fr from '../../../admin/src/translations/fr';
import itTexts from '../../../admin/src/translations/it';
import { rowsOf } from './pages';

type Texts = Record<string, string>;

const LANGUAGES: [string, Texts][] = [
  ['English', en],
  ['German', de],
  ['French', fr],
  ['Italian', itTexts],
];

const TERMS = rowsOf('docs/operators/terms.md');

/** What belongs to a word that the table does not contain: an address of S-360 for shipments. */
const ALLOWED =
  /addresses_shippingAddress|contractCheck\.field\.shippingAddress|mapping\.place\.shipping/;

/** Words that a term has replaced, by language. */
const REPLACED: Record<string, RegExp> = {
  English:
    /\bJudge again\b|by themselves|by itself|\bDone with\b|Wait for somebody|unit of it|Only holds|not an object|gives the open order up|of whom all questions/i,
  German:
    /\bUnternehmen\b|Lieferung|\bliefer(n|t)\b|neu beurteil|von selbst|von alleine?|kein Objekt|auf die alle Fragen|gibt die offene Bestellung/i,
  French:
    /livraison|entreprise|restaur|de lui-même|d’elle-même|S-360 compose lui-même|N’en détient que|pas un objet|à toutes les questions/i,
  Italian:
    /consegn|\bsocietà\b|\bcommissioni\b|da sé|Ne ha sol[oi]|non (è )?un oggetto|tutte le domande|abbandona l’ordine aperto/i,
};

/** Without its last vowel, which in Italian is that of the noun. */
const stemOf = (word: string): string => word.replace(/[ao]$/, '');

describe.each(LANGUAGES.map(([language, texts], column) => ({ language, texts, column })))(
  'the terms in $language',
  ({ column, language, texts }) => {
    const said = Object.values(texts).join('\n').toLowerCase();

    it.each(TERMS.map((row) => row[column] ?? ''))(
      'contain “%s”, which the screens say',
      (term) => {
        expect(term).not.toBe('');
        expect(said).toContain(term.toLowerCase());
      },
    );

    it.each([
      ['closed', 'order.state.CLOSED', 'booking.state.closed'],
      ['given up', 'order.state.ABANDONED', 'booking.state.abandoned'],
    ])('say “%s” of orders as of bookings', (english, ...keys) => {
      const term = TERMS.find((row) => row[0] === english)?.[column] ?? '';
      for (const key of keys) expect(texts[key]?.toLowerCase()).toContain(stemOf(term));
    });

    it('stand alone: no screen says what they replaced', () => {
      const left = Object.entries(texts).filter(
        ([key, text]) => REPLACED[language]?.test(text) && !ALLOWED.test(key),
      );
      expect(left).toEqual([]);
    });
  },
);
