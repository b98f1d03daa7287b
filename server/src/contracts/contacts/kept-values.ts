/** What S-360 shows of a contact and no field of the CRM holds. */

export interface KeptValue {
  /** S-360's name of the element; one within another stands behind it, after a point. */
  name: string;
  value: string | number | boolean;
}

export interface KeptValuesAtInstitution {
  institution: { code: string; name: string };
  values: KeptValue[];
}

/** `GET /s360/contacts/:documentId/kept-values`: of each institution that shows something. */
export declare namespace GetKeptValues {
  interface Response {
    data: KeptValuesAtInstitution[];
  }
}
