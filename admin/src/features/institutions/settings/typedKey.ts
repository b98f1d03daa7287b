/** A webhook key that the person has just typed: the only moment at which it can be shown. */
export interface TypedKey {
  code: string;
  key: string;
}
