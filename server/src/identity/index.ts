/** Identity: who is who, by matching rules or by a person, and the merging of contacts. */
export { identityControllers } from './controllers';
export { identityModels } from './models';
export { identityRoutes } from './routes';
export { awaitedItems, waitingInDatabase } from './awaited-items';
export { awaitedPulls } from './awaited-pulls';
export { contactMerge } from './contact-merge';
export { type ContactReferences, contactReferences } from './contact-references';
export { matchReviews } from './match-reviews';
export { closeReviewsOfDeleted } from './reviews-of-deleted';
export { venueColumns } from './venue-columns';
