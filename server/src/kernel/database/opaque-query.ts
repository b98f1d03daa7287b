/**
 * Strapi copies filters deeply, which for a query means its connection and all that hangs on it. An
 * object that only inherits from the query is copied as one, and is a query all the same.
 */
export const opaque = (query: object): object => Object.create(query) as object;
