import type { Data } from '../pages';

/** A person's edit that S-360's value replaced, by the rule of the field. */
export interface OverriddenEdit {
  id: number;
  institution: { code: string; name: string };
  field: string;
  /** The value that the person entered. */
  yours: string | null;
  /** S-360's value, which replaced it. */
  theirs: string | null;
  /** When it was replaced; ISO 8601, UTC. */
  at: string;
}

/** `GET /s360/contacts/:documentId/overridden-edits`: the caller's own, newest first */
export declare namespace GetOverriddenEdits {
  type Response = Data<OverriddenEdit[]>;
}

/**
 * `POST /s360/contacts/:documentId/overridden-edits/:id/dismiss`: marks it as seen. 404 when the
 * edit is another person's.
 */
export declare namespace DismissOverriddenEdit {
  type Response = Data<OverriddenEdit[]>;
}
