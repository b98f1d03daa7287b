/** What was changed on a contact, when and by whom. Times are ISO 8601 strings in UTC. */
import type { NamedUser } from '../named-user';
import type { Pagination } from '../pages';

export interface HistoryChange {
  id: number;
  /**
   * The whole contact was created or deleted, one field changed, or another contact, whose document
   * id is the old value, was merged into this one.
   */
  kind: 'created' | 'changed' | 'deleted' | 'merged';
  /**
   * A field of the contact, `type`, or `consent:` and the code of a consent; `contactNumber` for a
   * person's decision about a create in doubt, with the number that was adopted, or none where the
   * contact was to be created again.
   */
  field: string | null;
  oldValue: string | null;
  newValue: string | null;
  changedAt: string;
  /**
   * Somebody's edit, a delivery or a pull of S-360, the rule of a conflict, a person's decision of
   * one, a bulk job, the merging of two contacts, or a changed mapping, which took a field anew from
   * what S-360 had sent before.
   */
  cause: 'crm' | 'delivery' | 'pull' | 'conflict' | 'decision' | 'bulkJob' | 'merge' | 'mapping';
  /** The person or API token; `null` where it was S-360, or code without a request. */
  by: NamedUser | null;
  /** The delivery that brought it, where it was one. */
  deliveryId: number | null;
  bulkJobId: number | null;
  /** The institution that it came from, or that a consent or a decision belongs to. */
  institution: { code: string; name: string } | null;
}

/** `GET /s360/contacts/:documentId/history?field=&page=&pageSize=`, the newest first */
export declare namespace GetContactHistory {
  interface Response {
    data: HistoryChange[];
    meta: { pagination: Pagination };
  }
}
