import type { AnyObject, InferType, ObjectSchema, ObjectShape, TypeFromShape } from 'yup';
import type { InstitutionBasis } from '../institution';

/** What stands in the configuration, as it comes out of the check of these fields. */
export type Configured<Fields extends ObjectShape> = InferType<
  ObjectSchema<TypeFromShape<Fields, AnyObject>>
>;

/**
 * A module's part of the configuration. The module extends `Institution` by what `read` answers
 * (`declare module`), and the composition root lists the section: `institutions` knows none.
 */
export interface SettingsSection {
  /** Settings of the whole plugin, each with its schema. */
  plugin?: ObjectShape;
  /** Their defaults; no lists: Strapi merges those index by index. */
  defaults?: object;
  /** Settings of each institution. */
  institution?: ObjectShape;
  /** How far back its data are taken into the CRM: dates under `pastData` of each institution. */
  pastData?: ObjectShape;
  /** What the module has to know of an institution. */
  read?(configured: never, institution: InstitutionBasis): object;
}
