import { afterEvent } from '../link-states';
import { columnValue, type Canonical } from '../mapping/canonical';
import { updateBelongings } from './belongings';
import { consentKey, consentValue, mergeConsent } from './consents';
import { fieldsOf, type FieldMapping } from '../mapping/mapping';
import { mergeSharedField } from './alternation';
import { localValue } from './local-value';
import type { ShownField } from './age';
import { takesRemote, type FieldMerge } from './merge';
import { knownField } from './left-blank';
import { heldBecause } from './observation';
import type { ConflictEntry, ConsentRecord, ContactRecord, LinkRecord } from '../../records';
import { fieldsToSend, type PushInput } from './fields-to-send';
import type { ContactSettings } from '../../settings';
import type { ContactSnapshot } from '../mapping/snapshot';

export interface SnapshotSource {
  kind: 'delivery' | 'pull';
  /** Delivery id; `null` for a pull. */
  id: string | null;
  /** Of deliveries that are applied together, the one that shows each contact number. */
  shownBy?: ReadonlyMap<string, string>;
  /** The delivery is applied again: newer ones may have been applied since. */
  isReplay?: boolean;
  appliedAt: Date;
}

/**
 * The outcome of a snapshot: `unchanged` contained nothing new, `superseded` was older than known
 * data.
 */
type SnapshotOutcome = 'applied' | 'unchanged' | 'superseded';

export interface MergedSnapshot {
  outcome: SnapshotOutcome;
  link: LinkRecord;
  /** New column values of the contact; empty if the contact does not change. */
  changes: Record<string, string | null>;
  consents: ConsentRecord[];
  conflicts: ConflictEntry[];
  /** A pull is needed, because the snapshot does not fit earlier data or its order is unknown. */
  needsPull: boolean;
}

export interface MergeInput {
  contact: ContactRecord;
  link: LinkRecord;
  consents: readonly ConsentRecord[];
  snapshot: ContactSnapshot;
  source: SnapshotSource;
  /** When the contact's own value of a field changed, ms; for the rule `newest` and for display. */
  localChangedAtMs(field: string): number | null;
  /** When the value that S-360's is compared with for the first time was entered, ms. */
  enteredAtMs(field: string): number | null;
  /** When a person last changed a field in the CRM, ms. */
  editedAtMs(field: string): number | null;
  settings: ContactSettings;
}

interface MergeProgress {
  link: LinkRecord;
  changes: Record<string, string | null>;
  consents: ConsentRecord[];
  conflicts: ConflictEntry[];
  needsPull: boolean;
  isNews: boolean;
  isLate: boolean;
}

function shownField(value: Canonical, { snapshot, source }: MergeInput): ShownField {
  const { isReplay, kind } = source;
  return { value, modifiedAtMs: snapshot.modifiedAtMs, readNow: kind === 'pull', isReplay };
}

function noteMerge(progress: MergeProgress, key: string, merge: FieldMerge): void {
  progress.link.observations[key] = merge.observation;
  progress.needsPull ||= merge.needsPull;
  if (merge.kind === 'late') progress.isLate = true;
  else if (merge.kind !== 'same') progress.isNews = true;
}

function conflictEntry(
  input: MergeInput,
  field: string,
  merge: Extract<FieldMerge, { kind: 'conflict' }>,
  of: { local: Canonical; localChangedAtMs: number | null; rule: ConflictEntry['rule'] },
): ConflictEntry {
  const { local, localChangedAtMs, rule } = of;
  const { modifiedAtMs } = input.snapshot;
  return {
    institution: input.link.institution,
    contactDocumentId: input.contact.documentId,
    field,
    baseValue: input.link.observations[field]?.base ?? null,
    localValue: local,
    remoteValue: merge.value,
    localChangedAt: localChangedAtMs === null ? null : new Date(localChangedAtMs),
    remoteChangedAt: modifiedAtMs === null ? null : new Date(modifiedAtMs),
    rule,
    outcome: merge.outcome,
    recordedAt: input.source.appliedAt,
  };
}

function mergeFieldInto(progress: MergeProgress, input: MergeInput, mapping: FieldMapping): void {
  const { field } = mapping;
  const shown = input.snapshot.fields[field];
  if (shown === undefined) return;
  const local = localValue(input, mapping, shown);
  const rule = input.settings.ruleOf(field);
  const localChangedAtMs = input.localChangedAtMs(field);
  const editedAtMs = input.editedAtMs(field);
  const merge = mergeSharedField(
    knownField(input.link, field, shown.canonical),
    shownField(shown.canonical, input),
    {
      field: mapping,
      rule,
      local,
      localChangedAtMs,
      editedAtMs,
      entered: { atMs: input.enteredAtMs(field), byPerson: editedAtMs !== null },
      sendingValue: sendingValue(input.link, field),
    },
    input.source.appliedAt.getTime(),
  );
  if (merge.kind === 'conflict') {
    const decidedBy = heldBecause(merge.observation) ?? merge.rule;
    progress.conflicts.push(
      conflictEntry(input, field, merge, { local, localChangedAtMs, rule: decidedBy }),
    );
  }
  if (takesRemote(merge)) progress.changes[field] = columnOf(merge.value, input, mapping);
  noteMerge(progress, field, merge);
}

/** The column of a merged value: as S-360 spells it, unless it showed only a form of the value. */
function columnOf(
  value: Canonical,
  { settings, snapshot }: MergeInput,
  { field, kind }: FieldMapping,
): string | null {
  const shown = snapshot.fields[field];
  return shown?.canonical === value ? shown.column : columnValue(kind, value, settings);
}

function sendingValue(link: LinkRecord, key: string): Canonical | undefined {
  const values = link.sending?.values ?? link.inDoubt?.sending.values;
  return values?.[key];
}

function mergeConsentInto(
  progress: MergeProgress,
  input: MergeInput,
  code: string,
  allowed: boolean,
): void {
  const key = consentKey(code);
  const consent = input.consents.find((candidate) => candidate.code === code);
  const merge = mergeConsent(
    input.link.observations[key],
    shownField(consentValue(allowed), input),
    consent,
    sendingValue(input.link, key),
  );
  if (merge.kind === 'conflict' && consent) {
    const local = consentValue(consent.allowed);
    const localChangedAtMs = consent.changedAt?.getTime() ?? null;
    progress.conflicts.push(
      conflictEntry(input, key, merge, {
        local,
        localChangedAtMs,
        rule: heldBecause(merge.observation) ?? 'restrictive',
      }),
    );
  }
  // An answer that is already here keeps its source, its time and its wording. The first one for a
  // code is news even if it equals "no answer".
  const isOther = consent?.allowed !== allowed;
  if (isOther && (takesRemote(merge) || (consent === undefined && merge.kind !== 'late'))) {
    progress.consents.push({
      id: consent?.id ?? null,
      institution: input.link.institution,
      contactDocumentId: input.contact.documentId,
      code,
      allowed,
      source: 's360',
      changedAt: input.source.appliedAt,
      changedByUser: null,
      wording: null,
    });
  }
  noteMerge(progress, key, merge);
}

function outcomeOf(progress: MergeProgress): SnapshotOutcome {
  if (progress.isNews) return 'applied';
  return progress.isLate ? 'superseded' : 'unchanged';
}

/**
 * The link after comparing: the snapshot may have left nothing to send, or something new. If
 * nothing is left, an earlier refusal no longer matters. A refused create stays refused, even if
 * nothing else is left to send.
 */
function evaluateLinkState(input: PushInput, at: Date): LinkRecord {
  const left = Object.keys(fieldsToSend(input).send).length > 0;
  return afterEvent(input.link, { kind: 'shown', at, left });
}

/** Replaces known consents with changed ones, by code. */
export function withConsents(
  known: readonly ConsentRecord[],
  changed: readonly ConsentRecord[],
): ConsentRecord[] {
  const byCode = new Map(known.map((consent) => [consent.code, consent]));
  for (const consent of changed) byCode.set(consent.code, consent);
  return [...byCode.values()];
}

/**
 * Applies one snapshot to a contact and its link: fields and consents are merged, the rest is
 * replaced. Pure: returns the new link, the changes of the contact, and the reasons.
 */
export function mergeSnapshot(input: MergeInput): MergedSnapshot {
  const { contact, settings } = input;
  const progress = mergeParts(input);
  const merged: ContactRecord = { ...contact, fields: { ...contact.fields, ...progress.changes } };
  const answers = withConsents(input.consents, progress.consents);
  const { appliedAt } = input.source;
  const link = evaluateLinkState(
    { link: progress.link, contact: merged, consents: answers, settings },
    appliedAt,
  );
  const { changes, consents, conflicts, needsPull } = progress;
  return { outcome: outcomeOf(progress), link, changes, consents, conflicts, needsPull };
}

/**
 * As `mergeSnapshot`, but the link keeps its state. Skipping the check for values to send saves
 * most of the time of a small merge.
 */
export function mergeWithoutState(
  input: MergeInput,
): Pick<MergedSnapshot, 'link' | 'changes' | 'conflicts' | 'needsPull'> {
  const { changes, conflicts, link, needsPull } = mergeParts(input);
  return { link, changes, conflicts, needsPull };
}

/** Merges a snapshot without evaluating the state of the link. */
function mergeParts(input: MergeInput): MergeProgress {
  const { contact, settings, snapshot, source } = input;
  const progress: MergeProgress = {
    link: { ...input.link, observations: { ...input.link.observations } },
    changes: {},
    consents: [],
    conflicts: [],
    needsPull: false,
    isNews: false,
    isLate: false,
  };
  for (const mapping of fieldsOf(settings.mapping, contact.type))
    mergeFieldInto(progress, input, mapping);
  for (const [code, allowed] of Object.entries(snapshot.consents)) {
    mergeConsentInto(progress, input, code, allowed);
  }
  updateBelongings(progress.link, input);
  progress.link.pullFailure = null;
  progress.link.lastReceived = {
    at: source.appliedAt.toISOString(),
    source: source.kind,
    changedFields: Object.keys(progress.changes),
  };
  return progress;
}
