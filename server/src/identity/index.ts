/**
 * Identity: which contact a number belongs to, by matching rules or a person's decision, and
 * merging contacts.
 */
export { identityModule } from './module';
export { identityController } from './controllers/identity';

export { type AwaitedItems, awaitedItems, waitingInDatabase } from './awaited-items';
export { awaitedPulls } from './awaited-pulls';
export { contactMerge } from './contact-merge';
export { type ContactReferences, contactReferences } from './contact-references';
export { rowsOfNumber } from './take-back/rows-of-number';
export { linkTakeBack } from './take-back/take-back';
export { matchReviews } from './match-reviews';
export { closeReviewsOfDeleted } from './close-reviews-of-deleted';
export { venueColumns } from './venue-columns';
