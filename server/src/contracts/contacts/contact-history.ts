/** The history of a contact's changes. Times are ISO 8601 strings in UTC. */
import type { NamedUser } from '../named-user';
import type { PageOf } from '../pages';

/** The field of a history row that says which number was linked with the contact, or unlinked. */
export const LINKED_NUMBER = 'contactNumber';

export interface HistoryChange {
  id: number;
  /**
   * `created` and `deleted` concern the whole contact, `changed` one field. `merged`: another
   * contact, whose document id is `oldValue`, was merged into this one.
   */
  kind: 'created' | 'changed' | 'deleted' | 'merged';
  /**
   * A field of the contact, `type`, or `consent:` and the code of a consent. `contactNumber`: a
   * person's decision or, caused by `delivery` or `pull`, a matching rule. `newValue` is the number
   * that was linked, `oldValue` the one that was unlinked; both are `null` when a contact in doubt
   * was to be created again.
   */
  field: string | null;
  oldValue: string | null;
  newValue: string | null;
  /**
   * The name of the contact that was merged into this one, where it had one: of the merge itself,
   * and of what had happened to that contact before.
   */
  mergedName: string | null;
  /** Of a consent: what the person was asked for the answer `newValue`; `null` if not recorded. */
  wording: string | null;
  changedAt: string;
  /**
   * `crm`: an edit in the CRM; `delivery` and `pull`: data from S-360; `conflict`: the rule that
   * decided a conflict; `decision`: a person's decision; `bulkJob`: a bulk job wrote it; `undo`: a
   * bulk job was undone; `merge`: two contacts were merged; `mapping`: a changed mapping read the
   * field again from what S-360 had sent before; `transfer`: the contact came from another Strapi,
   * where its earlier history stayed.
   */
  cause:
    | 'crm'
    | 'delivery'
    | 'pull'
    | 'conflict'
    | 'decision'
    | 'bulkJob'
    | 'undo'
    | 'merge'
    | 'mapping'
    | 'transfer';
  /** The person or API token; `null` for S-360, and for code that runs outside a request. */
  by: NamedUser | null;
  /** The delivery that contained the change; `null` for other causes. */
  deliveryId: number | null;
  bulkJobId: number | null;
  /** The institution that sent the change, or to which the consent or decision belongs. */
  institution: { code: string; name: string } | null;
}

/**
 * `GET /s360/contacts/:documentId/history?field=&institution=&page=&pageSize=`, newest first;
 * `fields` are all that the contact's history contains, whatever the filter.
 */
export declare namespace GetContactHistory {
  interface Response extends PageOf<HistoryChange> {
    meta: PageOf<HistoryChange>['meta'] & { fields: string[] };
  }
}
