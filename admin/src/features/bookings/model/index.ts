/** What other features know of bookings. Independent of React. */

export { knownFailure } from './failures';
