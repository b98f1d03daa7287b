import { isDeepStrictEqual } from 'node:util';
import {
  columnValue,
  whyOdd,
  fieldsOf,
  readFields,
  type ContactSnapshot,
  isConsentKey,
  isAcceptedNow,
  mergeWithoutState,
  BELONGINGS_KEY,
  withoutHold,
  afterEvent,
  isClosed,
  fieldsInConflict,
  type ConflictEntry,
  type ContactRecord,
  type LinkRecord,
  type Observations,
  type ContactSettings,
} from '../contacts';
import type { AppliedMapping, ChangedField } from './applied-mapping';
import { rebuildItem } from './rebuild-item';

export interface MappingChange {
  before: AppliedMapping;
  fields: readonly ChangedField[];
  /** Values exchanged since then follow the new mapping; `null` for a proposed mapping. */
  since: Date | null;
}

export interface FillInput {
  contact: ContactRecord;
  link: LinkRecord;
  /** With the new mapping. */
  settings: ContactSettings;
  change: MappingChange;
  at: Date;
  /**
   * When the contact's own value of a field changed, ms: for the rule `newest` and for display.
   */
  localChangedAtMs(field: string): number | null;
}

export interface FilledLink {
  link: LinkRecord;
  /** New column values of the contact. */
  changes: Record<string, string | null>;
  conflicts: ConflictEntry[];
  needsPull: boolean;
}

function wasInUseSince({ lastReceived, lastSent }: LinkRecord, since: Date | null): boolean {
  if (since === null) return false;
  const times = [lastReceived?.at, lastSent?.at].flatMap((at) => at ?? []);
  return times.some((at) => Date.parse(at) >= since.getTime());
}

/**
 * Forgets fields that moved to another place in S-360: nothing was agreed on about the new place.
 */
function withoutOldPlaces(link: LinkRecord, fields: readonly ChangedField[]): Observations {
  const { observations } = link;
  const forgotten = fields.flatMap(({ isElsewhere, mapping: { field } }) =>
    isElsewhere && Object.hasOwn(observations, field) ? [field] : [],
  );
  if (forgotten.length === 0) return observations;
  return Object.fromEntries(
    Object.entries(observations).filter(([field]) => !forgotten.includes(field)),
  );
}

/**
 * Ends conflicts of fields that are no longer exchanged, since nobody can decide them any more.
 */
function withoutLostConflicts({ contact, link, settings }: FillInput): LinkRecord {
  const exchanged = new Set(fieldsOf(settings.mapping, contact.type).map(({ field }) => field));
  const lost = fieldsInConflict(link).filter(
    (field) => !exchanged.has(field) && !isConsentKey(field),
  );
  if (lost.length === 0) return link;
  const ended = Object.entries(link.observations).map(([field, observation]) => [
    field,
    lost.includes(field) ? withoutHold(observation) : observation,
  ]);
  return afterEvent({ ...link, observations: Object.fromEntries(ended) }, { kind: 'remapped' });
}

/** Whether the link takes part: its contact exists and its number is valid at this S-360. */
export function isFillable(link: LinkRecord, { baseUrl }: ContactSettings): boolean {
  return !isClosed(link) && link.baseUrl === baseUrl;
}

type ValuesToEvaluate = Pick<ContactSnapshot, 'fields' | 'warnings'>;

/** Values that S-360 sent last, that the earlier rules excluded and the current ones import. */
function reconsideredFields(
  fields: readonly ChangedField[],
  observations: Observations,
  settings: ContactSettings,
): ValuesToEvaluate {
  const shown: ValuesToEvaluate = { fields: {}, warnings: [] };
  for (const { mapping } of fields) {
    const { direction, field, kind } = mapping;
    const observation = observations[field];
    if (
      direction === 'toS360' ||
      !observation ||
      !isAcceptedNow(observation, settings.ruleOf(field))
    )
      continue;
    const { remote = null } = observation;
    shown.fields[field] = { canonical: remote, column: columnValue(kind, remote, settings) };
    const odd = whyOdd(kind, remote, settings);
    if (odd !== null) shown.warnings.push({ field, reason: odd });
  }
  return shown;
}

/** The values from S-360 of fields that must be evaluated again. */
function valuesToEvaluate(
  fields: readonly ChangedField[],
  observations: Observations,
  { change, contact: { type }, link, settings }: FillInput,
): ValuesToEvaluate {
  // A value that S-360 already sent under the new mapping is newer than the kept one.
  const unseen = fields.filter(
    ({ isReadAnew, mapping }) => isReadAnew && observations[mapping.field]?.remote === undefined,
  );
  const reconsidered = reconsideredFields(fields, observations, settings);
  if (unseen.length === 0) return reconsidered;
  const mapping = unseen.map(({ mapping: entry }) => entry);
  const item = rebuildItem(link, type, change.before);
  const read = readFields(item, type, { ...settings, mapping });
  return {
    fields: { ...read.fields, ...reconsidered.fields },
    warnings: [...read.warnings, ...reconsidered.warnings],
  };
}

/**
 * Evaluates the fields that a changed mapping reads differently, from the values that the link
 * keeps of S-360's last payload, and the values that a changed rule imports. They are merged by
 * the rules as if S-360 had sent them now. Pure. The link's state stays; the sweep finds what then
 * differs towards S-360.
 */
export function fillLink(input: FillInput): FilledLink {
  if (!isFillable(input.link, input.settings))
    return { link: input.link, changes: {}, conflicts: [], needsPull: false };
  return fillFields({ ...input, link: withoutLostConflicts(input) });
}

function fillFields(input: FillInput): FilledLink {
  const { at, change, contact, link } = input;
  const fields = change.fields.filter(({ type }) => type === contact.type);
  const unchanged: FilledLink = { link, changes: {}, conflicts: [], needsPull: false };
  if (fields.length === 0) return unchanged;
  const observations = wasInUseSince(link, change.since)
    ? link.observations
    : withoutOldPlaces(link, fields);
  const shown = valuesToEvaluate(fields, observations, input);
  // Without kept values of these fields there is nothing to merge.
  const isShown = Object.keys(shown.fields).length > 0;
  if (!isShown && observations === link.observations) return unchanged;
  const otherWarnings = link.warnings.filter(({ field }) => !(field in shown.fields));
  const merged = mergeWithoutState({
    ...input,
    // A value that S-360 has not sent yet cannot alternate.
    enteredAtMs: () => null,
    editedAtMs: () => null,
    link: { ...link, observations },
    consents: [],
    snapshot: {
      contactNumber: link.contactNumber ?? '',
      type: contact.type,
      modifiedAtMs: observations[BELONGINGS_KEY]?.setAtMs ?? null,
      createdAtMs: null,
      fields: shown.fields,
      consents: {},
      belongings: {},
      warnings: [...otherWarnings, ...shown.warnings],
    },
    source: { kind: 'delivery', id: null, appliedAt: at },
  });
  const { changes, conflicts, needsPull } = merged;
  const hasSame = fields.every(({ mapping: { field } }) =>
    isDeepStrictEqual(link.observations[field], merged.link.observations[field]),
  );
  if (hasSame) return { ...unchanged, needsPull };
  const { observations: filled, warnings } = merged.link;
  return {
    link: afterEvent({ ...link, observations: filled, warnings }, { kind: 'remapped' }),
    changes,
    conflicts,
    needsPull,
  };
}
