/** Values that S-360 sends of a contact and that no field of the CRM holds. */
import type { Data } from '../pages';

export interface KeptValue {
  /** S-360's name of the element; nested names are joined with a point. */
  name: string;
  value: string | number | boolean;
}

export interface KeptValuesAtInstitution {
  institution: { code: string; name: string };
  values: KeptValue[];
}

/** `GET /s360/contacts/:documentId/kept-values`: one entry per institution that has such values */
export declare namespace GetKeptValues {
  type Response = Data<KeptValuesAtInstitution[]>;
}
