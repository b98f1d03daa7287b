/** Orders of S-360 in the person's words. */

export { Seats } from './Seats';
export { useOrderWords } from './useOrderWords';
