import fc from 'fast-check';
import {
  formOf,
  SHORTEST_CUT,
  type FieldOfForm,
  type Form,
} from '../../../../../server/src/contacts/model/mapping/forms';

const TEXT: FieldOfForm = { kind: 'text' };
const NAME: FieldOfForm = { kind: 'text', maxLength: 100 };
const ZIP: FieldOfForm = { kind: 'text', maxLength: 10 };
const EMAIL: FieldOfForm = { kind: 'email', maxLength: 250 };
const PHONE: FieldOfForm = { kind: 'phone' };
const EMAILS: FieldOfForm = { kind: 'list', maxEntries: 2 };

const STREET = 'Chemin de la Grande-Jaquière 14, bâtiment «Été»';

describe('a value that S-360 shows', () => {
  it.each<[FieldOfForm, string, string, Form]>([
    [TEXT, 'Müller', 'MÜLLER', 'recased'],
    [TEXT, 'Müller', 'MULLER', 'recased'],
    [TEXT, 'Weiß', 'WEISS', 'recased'],
    [TEXT, 'Jean-Pierre', 'Jean Pierre', 'recased'],
    [TEXT, 'd’Artagnan', "D'ARTAGNAN", 'recased'],
    [TEXT, STREET, STREET.slice(0, 40), 'cut'],
    [TEXT, STREET, STREET.slice(0, 40).toUpperCase(), 'cut'],
    [TEXT, 'Saint-Maurice-en-Va lais', 'SAINT-MAURICE-EN-VA', 'cut'],
    [NAME, 'x'.repeat(120), 'x'.repeat(100), 'spelling'],
    [ZIP, 'SW1A 1AA 2222', 'SW1A 1AA 2', 'spelling'],
    [EMAIL, 'Anna.Keller@Example.ch', 'anna.keller@example.ch', 'spelling'],
    [PHONE, '+33140158000', '33 / 0140158000', 'spelling'],
    [PHONE, '+33140158000', '(33)140158000', 'spelling'],
    [PHONE, '+33140158000', '0140158000', 'spelling'],
    [PHONE, '+33140158000', '0033140158000', 'spelling'],
    [PHONE, '+41216132111', '33 / 0041216132111', 'spelling'],
    [PHONE, '+41216132111', '+33216132111', 'recased'],
    [EMAILS, 'A@x.ch\nb@x.ch', 'a@x.ch\nb@x.ch', 'spelling'],
    [EMAILS, 'a@x.ch\nb@x.ch\nc@x.ch', 'a@x.ch\nc@x.ch', 'spelling'],
    [{ kind: 'languageCode' }, 'fr-ch', 'fr', 'spelling'],
  ])('in a field %j for %j as %j is a form of it: %s', (field, own, shown, form) => {
    expect(formOf(field, own, shown)).toBe(form);
  });

  it.each<[FieldOfForm, string | null, string | null]>([
    [TEXT, 'Anna-Maria', 'Anna'],
    [TEXT, 'Anna-Maria Katharina', 'Anna-Maria'],
    [TEXT, 'Saint-Maurice-en-Valais', 'SAINT-MAURICE-EN-VA'],
    [TEXT, 'Keller', 'Kellner'],
    [TEXT, 'Keller', null],
    [TEXT, null, 'Keller'],
    [TEXT, '山田', '-'],
    [NAME, 'Anna-Maria', 'Anna'],
    [TEXT, STREET.slice(0, 40), STREET],
    [EMAIL, 'anna@museum-example.com', 'anna@museum-example.co'],
    [EMAIL, 'anna@example.ch', 'anne@example.ch'],
    [PHONE, '+33140158000', '33 / 0140158001'],
    [PHONE, '112', '112112'],
    [EMAILS, 'a@x.ch\nb@x.ch', 'a@x.ch'],
    [EMAILS, 'a@x.ch', 'b@x.ch'],
    [{ kind: 'date' }, '1990-05-01', '1990-01-05'],
    [{ kind: 'countryCode' }, 'CH', 'FR'],
    [{ kind: 'boolean' }, 'true', 'false'],
    [{ kind: 'languageCode' }, 'fr', 'de'],
  ])('in a field %j for %j as %j is another value', (field, own, shown) => {
    expect(formOf(field, own, shown)).toBeNull();
  });
});

const anyText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
  .map((text) => text.trim());
const anyDigits = fc.stringMatching(/^[1-9][0-9]{8,10}$/);

describe('the form of a value', () => {
  it('is never a text that is not a beginning of it, whatever its capitals and accents', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.constantFrom(TEXT, NAME), (own, shown, field) => {
        const plain = (text: string) =>
          text
            .normalize('NFKD')
            .toUpperCase()
            .toLowerCase()
            .replace(/[^\p{L}\p{N}]/gu, '');
        fc.pre(plain(own) !== '' && plain(shown) !== '');
        fc.pre(!plain(own).startsWith(plain(shown)[0] ?? ''));
        expect(formOf(field, own, shown)).toBeNull();
      }),
    );
  });

  it('is never a shorter beginning than any system cuts at, without a known length', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{2,80}$/),
        fc.integer({ min: 1, max: SHORTEST_CUT - 1 }),
        (own, length) => {
          fc.pre(length < own.length);
          expect(formOf(TEXT, own, own.slice(0, length))).toBeNull();
        },
      ),
    );
  });

  it('is every cut of at least that length, in any capitals', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z]{21,80}$/),
        fc.integer({ min: SHORTEST_CUT, max: 79 }),
        fc.boolean(),
        (own, length, isUpper) => {
          fc.pre(length < own.length);
          const cut = own.slice(0, length);
          expect(formOf(TEXT, own, isUpper ? cut.toUpperCase() : cut)).toBe('cut');
        },
      ),
    );
  });

  it('is never longer than the value', () => {
    fc.assert(
      fc.property(anyText, fc.stringMatching(/^[a-z]{1,20}$/), (own, more) => {
        fc.pre(own !== '');
        expect(formOf(TEXT, own, `${own}${more}`)).toBeNull();
      }),
    );
  });

  it('is never a phone with other last digits', () => {
    fc.assert(
      fc.property(anyDigits, anyDigits, (own, shown) => {
        fc.pre(own.slice(-9) !== shown.slice(-9));
        expect(formOf(PHONE, `+41${own}`, `33 / 0${shown}`)).toBeNull();
      }),
    );
  });

  it('is never blank, and a blank has none', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(TEXT, EMAIL, PHONE, EMAILS), (text, field) => {
        expect(formOf(field, text, null)).toBeNull();
        expect(formOf(field, null, text)).toBeNull();
      }),
    );
  });
});
