/**
 * What Strapi calls the ways in which a request with an API token is authorized: one name for all in
 * earlier versions, then one each for tokens of the Content API and of the admin API.
 */
export const TOKEN_STRATEGIES = ['api-token', 'content-api-token', 'admin-token'] as const;

/** Whether it was an API token that changed something: `content-api-token:3`. */
export const isApiToken = (author: string | null): author is string =>
  TOKEN_STRATEGIES.some((strategy) => author?.startsWith(`${strategy}:`));

/** A program that acts for a user of the admin panel by Strapi's MCP server: `mcp:1`, by the user. */
export const MCP_CLIENT = 'mcp';

const PROGRAMS = [...TOKEN_STRATEGIES, MCP_CLIENT];

/** Whether it was a program that changed something, which makes one change after the other. */
export const isProgram = (author: string | null): author is string =>
  PROGRAMS.some((program) => author?.startsWith(`${program}:`));
