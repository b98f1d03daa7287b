/** What a check writes into names and addresses of S-360. */

/** Before the name of the test contact: first, where nothing cuts it off; letters only. */
export const MARK = 'Check ';

/** Colleagues meet it in lists, and know it by the name of the button that created it. */
export const NEW_CONTACT = {
  firstName: 'Test',
  lastName: 'S-360 check',
  zipCode: '1000',
  town: 'Lausanne',
} as const;

/** The lines of its address. The second one is emptied again. */
export const LINES = { street1: 'Test 1', street2: 'Check' };

/** All of them, for what an institution says about characters. */
export const WRITTEN_TEXTS: readonly string[] = [
  MARK,
  ...Object.values(NEW_CONTACT),
  ...Object.values(LINES),
];
