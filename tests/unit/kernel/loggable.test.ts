import { loggableText } from '../../../server/src/kernel/loggable';

describe('a word from a payload', () => {
  it.each(['CLOTUREE', '10229250000000', 'IN PROGRESS', 'order.state-2'])(
    'is logged unchanged when it is harmless: %j',
    (word) => expect(loggableText(word)).toBe(word),
  );

  it.each([
    'X\n[2026-11-27 02:00:00] error: the database is lost',
    'X\r',
    '\u001B[31mX',
    '\u009B31mX',
    'X\u2028Y',
    'anna@example.com',
    'Y'.repeat(65),
    '',
  ])('is logged only by its length when it is unsafe: %j', (word) => {
    expect(loggableText(word)).toBe(`of ${word.length} characters`);
  });
});
