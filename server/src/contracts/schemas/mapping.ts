import { z } from '@strapi/utils';
import {
  BLANK_RULES,
  CONFLICT_RULES,
  DIRECTIONS,
  VALUE_KINDS,
} from '../institutions/mapping-choices';
import { code, count, storableText } from './fields';

const place = z.strictObject({
  /** As in the configuration, e.g. `individualContact.handicapType`. */
  path: storableText(200).min(1),
  direction: z.enum(DIRECTIONS),
});

/** One field of a mapping with its rules. The content is validated like the configuration. */
export const fieldSetting = z.strictObject({
  /** Where S-360 has it for persons and for companies; `null`: not for them. */
  individual: place.nullable(),
  structure: place.nullable(),
  kind: z.enum(VALUE_KINDS),
  conflict: z.enum(CONFLICT_RULES),
  blank: z.enum(BLANK_RULES),
});

/** Single fields by name; `null` means as configured. */
const changes = z.record(storableText(64).min(1), fieldSetting.nullable());

/** What a preview announced; the number of contacts looked at and the days are not compared. */
export const seenEffect = z.strictObject({
  fields: z
    .array(z.strictObject({ field: storableText(64), taken: count, sent: count, conflicts: count }))
    .max(500),
  created: count,
  withheld: count,
  calls: count,
  callsElsewhere: z.array(z.strictObject({ institution: code, calls: count })).max(1000),
});

export const applyMappingRequest = z.strictObject({
  changes,
  /** The revision of the mapping that the person saw; `null` if nobody had changed it. */
  revision: code.nullable(),
  seen: seenEffect,
});

const settings = z.record(z.string(), z.unknown());

/** Checks the shape only: the content is validated like the configuration. */
export const mappingRequest = z.strictObject({
  mapping: z.array(z.unknown()).max(500).optional(),
  receives: settings.optional(),
  sends: settings.optional(),
  /** The rules, by field. */
  fields: settings.optional(),
  changes: changes.optional(),
});
