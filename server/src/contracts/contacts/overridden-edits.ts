/** A value that a person had entered and that S-360's has replaced, by the rule of the field. */
export interface OverriddenEdit {
  id: number;
  institution: { code: string; name: string };
  /** A field of the contact. */
  field: string;
  /** What the person had entered. */
  yours: string | null;
  /** What stands there instead. */
  theirs: string | null;
  /** When it was replaced; ISO 8601, UTC. */
  at: string;
}

/** `GET /s360/contacts/:documentId/overridden-edits`: those of the asking person, the newest first */
export declare namespace GetOverriddenEdits {
  interface Response {
    data: OverriddenEdit[];
  }
}

/** `POST /s360/contacts/:documentId/overridden-edits/:id/dismiss`: the person has seen it. 404 for one that is not theirs. */
export declare namespace DismissOverriddenEdit {
  interface Response {
    data: OverriddenEdit[];
  }
}
