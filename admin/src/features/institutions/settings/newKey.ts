const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
const KEY_LENGTH = 40;

/** A key that cannot be guessed, of letters and digits that cannot be mistaken for each other. */
export function newKey(): string {
  const random = crypto.getRandomValues(new Uint32Array(KEY_LENGTH));
  return Array.from(random, (number) => LETTERS[number % LETTERS.length]).join('');
}
