import { z } from '@strapi/utils';
import {
  BLANK_RULES,
  CONFLICT_RULES,
  DIRECTIONS,
  MATCHING_KEYS,
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

const comparable = z.union([storableText(1024), z.number(), z.boolean()]);

/** One test of a value; that there is exactly one is validated like the configuration. */
const valueTest = {
  is: comparable.optional(),
  isNot: comparable.optional(),
  isOneOf: z.array(comparable).max(1000).readonly().optional(),
  contains: storableText(1024).optional(),
  isBlank: z.literal(true).optional(),
  isFilled: z.literal(true).optional(),
};

const types = z
  .array(z.enum(['individual', 'structure']))
  .readonly()
  .optional();

export const receivesFilter = z.strictObject({
  types,
  where: z
    .array(z.strictObject({ path: storableText(200), ...valueTest }))
    .max(100)
    .readonly()
    .optional(),
});

export const sendsFilter = z.strictObject({
  types,
  where: z
    .array(z.strictObject({ field: storableText(64), ...valueTest }))
    .max(100)
    .readonly()
    .optional(),
});

export const matchingRules = z
  .array(z.array(z.enum(MATCHING_KEYS)).readonly())
  .max(100)
  .readonly();

/** Which contacts are exchanged, and how an unknown number is recognized; `null`: as configured. */
const exchangeRules = {
  receives: receivesFilter.nullable().optional(),
  sends: sendsFilter.nullable().optional(),
  matching: matchingRules.nullable().optional(),
};

/** What a preview announced; the number of contacts looked at and the days are not compared. */
export const seenEffect = z.strictObject({
  fields: z
    .array(z.strictObject({ field: storableText(64), taken: count, sent: count, conflicts: count }))
    .max(500),
  created: count,
  withheld: count,
  receives: z.strictObject({ leftOut: count, comingIn: count, reads: count }).nullable(),
  sends: z.strictObject({ leftOut: count, comingIn: count }).nullable(),
  matching: z.strictObject({ recognized: count, asked: count, doubled: count }).nullable(),
  calls: count,
  callsElsewhere: z.array(z.strictObject({ institution: code, calls: count })).max(1000),
});

export const applyMappingRequest = z.strictObject({
  changes,
  ...exchangeRules,
  /** The revision of the mapping that the person saw; `null` if nobody had changed it. */
  revision: code.nullable(),
  seen: seenEffect,
});

const settings = z.record(z.string(), z.unknown());

/** Checks the shape only: the content is validated like the configuration. */
export const mappingRequest = z.strictObject({
  mapping: z.array(z.unknown()).max(500).optional(),
  /** The rules, by field. */
  fields: settings.optional(),
  ...exchangeRules,
  changes: changes.optional(),
});
