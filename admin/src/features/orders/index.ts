/** The words for S-360's orders in the user's language. */

export { Seats } from './Seats';
export { useOrderWords } from './useOrderWords';
