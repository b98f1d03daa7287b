/**
 * Strapi deep-copies filters, which for a query would include its connection and everything
 * attached to it. An object that only inherits from the query avoids that, and still works as a
 * query.
 */
export const hideQuery = (query: object): object => Object.create(query) as object;
