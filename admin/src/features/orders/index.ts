/** S-360's orders in the user's language, and the way to their pages. */

export { OrderLink } from './OrderLink';
export { PurchasesRebuild } from './PurchasesRebuild';
export { Seats } from './Seats';
export { useOrderWords } from './useOrderWords';
