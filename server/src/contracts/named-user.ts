/** A user, API token or MCP client; `name` is `null` when the user or token was deleted. */
export interface NamedUser {
  /** Kind and id, e.g. `admin:1`, `content-api-token:3`. */
  id: string;
  name: string | null;
}
