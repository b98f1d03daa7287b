/**
 * The tools that AI clients find on Strapi's MCP server: under the permissions of their token, at the
 * institutions of their role, and never with the last word.
 */
export { registerAssistantTools } from './register-tools';
