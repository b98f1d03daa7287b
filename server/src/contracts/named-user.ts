/** A person of the admin panel; `name` is `null` when the user is gone. */
export interface NamedUser {
  /** Kind and id, e.g. `admin:1`, `content-api-token:3`. */
  id: string;
  name: string | null;
}
