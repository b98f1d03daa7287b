import type { AnyObject, InferType, ObjectSchema, ObjectShape, TypeFromShape } from 'yup';
import type { InstitutionBasis } from '../institution';

/** The type that a section's settings have once these fields have been checked. */
export type Configured<Fields extends ObjectShape> = InferType<
  ObjectSchema<TypeFromShape<Fields, AnyObject>>
>;

/**
 * A module's section of the configuration. The module extends `Institution` with what `read`
 * returns (`declare module`), and the composition root lists the section, so `institutions` knows
 * none of them.
 */
export interface SettingsSection {
  plugin?: ObjectShape;
  /** Defaults of the plugin settings. Lists are not allowed: Strapi merges those index by index. */
  defaults?: object;
  institution?: ObjectShape;
  /**
   * How far back to import the module's data into the CRM: dates under `pastData` of each
   * institution.
   */
  pastData?: ObjectShape;
  /** Derives the module's part of `Institution`. */
  read?(configured: never, institution: InstitutionBasis): object;
}
