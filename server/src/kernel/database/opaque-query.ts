/**
 * Strapi deep-copies filters, which for a query would include its connection and everything
 * attached to it. An object that only inherits from the query avoids that, and still works as a
 * query.
 */
export const hideQuery = <Query extends object>(query: Query): Query =>
  Object.create(query) as Query;
