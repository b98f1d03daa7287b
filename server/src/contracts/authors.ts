/**
 * What Strapi calls the ways in which a request with an API token is authorized: one name for all in
 * earlier versions, then one each for tokens of the Content API and of the admin API.
 */
export const TOKEN_STRATEGIES = ['api-token', 'content-api-token', 'admin-token'] as const;

/** Whether it was an API token that changed something: `content-api-token:3`. */
export const isApiToken = (author: string | null): author is string =>
  TOKEN_STRATEGIES.some((strategy) => author?.startsWith(`${strategy}:`));
