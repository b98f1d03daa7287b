/**
 * Strapi's names for the authentication strategies of API tokens. Earlier versions had one name for
 * all tokens; later ones have one for the Content API and one for the admin API.
 */
export const TOKEN_STRATEGIES = ['api-token', 'content-api-token', 'admin-token'] as const;

/** Whether the author of a change is an API token, such as `content-api-token:3`. */
export const isApiToken = (author: string | null): author is string =>
  TOKEN_STRATEGIES.some((strategy) => author?.startsWith(`${strategy}:`));

/** A program that acts for an admin user through Strapi's MCP server: `mcp:` and the user's id. */
export const MCP_CLIENT = 'mcp';

/** Whether a program acted through Strapi's MCP server. */
export const isMcpClient = (author: string | null): author is string =>
  author?.startsWith(`${MCP_CLIENT}:`) === true;

/** Prefix of an author on the command line; the name of the operating system's user follows. */
export const COMMAND_LINE_AUTHOR = 'command-line:';

/** Prefix of an author whose record came from another Strapi; the name there follows. */
export const ELSEWHERE_AUTHOR = 'elsewhere:';

const PROGRAMS = [...TOKEN_STRATEGIES, MCP_CLIENT];

/** Whether the author of a change is a program, which can make many changes in a row. */
export const isProgram = (author: string | null): author is string =>
  PROGRAMS.some((program) => author?.startsWith(`${program}:`));
