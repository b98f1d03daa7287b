import type { Canonical } from '../../../server/src/contacts/model/mapping/canonical';
import { acknowledgeField } from '../../../server/src/contacts/model/merge/acknowledge';
import {
  agreeOn,
  fieldWork,
  isRefused,
  mergeField,
  type FieldRule,
} from '../../../server/src/contacts/model/merge/merge';
import { noteUnanswered } from '../../../server/src/contacts/model/merge/observation';
import type { FieldObservation } from '../../../server/src/contacts/model/merge/field-observation';

/** The events of one field of one contact, in order of time. */
export type Happening =
  | { kind: 'wait'; ms: number }
  | { kind: 'crmEdit'; value: Canonical }
  | { kind: 's360Edit'; value: Canonical }
  /** Another field changes in S-360, so that the date changes and the value stays. */
  | { kind: 's360EditOfAnotherField' }
  | { kind: 'buildPayload' }
  /** Any earlier payload: late, repeated or overtaking. */
  | { kind: 'deliver'; which: number }
  /** The CRM’s estimate of the clock of S-360 is this far behind, never ahead. */
  | { kind: 'beginPush'; clockErrorMs: number }
  | { kind: 's360ReceivesPush'; answersAfterMs: number }
  | { kind: 'pushAnswered' }
  | { kind: 'pushLost' }
  | { kind: 'beginPull' }
  | { kind: 'pullAnswered' };

interface Payload {
  value: Canonical;
  modifiedAtMs: number;
}

export interface Edit {
  side: 'crm' | 's360';
  value: Canonical;
  /** Both sides shared the value or a conflict decided about it, so it may be replaced. */
  settled: boolean;
}

export const START_MS = Date.UTC(2026, 2, 1, 10, 0, 0);
const SECOND_MS = 1000;

/**
 * One field on both sides: a tiny S-360 with a clock, and the CRM as `receive` and `push` handle
 * the field, with the real merge. Answers of S-360 have dates in seconds, payloads in milliseconds.
 */
export class OneField {
  local: Canonical = 'start';
  observation: FieldObservation = { base: 'start', remote: 'start', setAtMs: START_MS - 60_000 };
  s360: Payload = { value: 'start', modifiedAtMs: START_MS - 60_000 };

  edits: Edit[] = [];
  /** The outcomes of recorded conflicts. */
  conflicts: Canonical[] = [];
  /** A push replaced an edit in S-360 that the CRM had not seen yet. */
  hasOverwritten = false;
  pushes = 0;
  needsPull = false;

  private nowMs = START_MS;
  private localChangedAtMs: number | null = null;
  private payloads: Payload[] = [];
  private sending: {
    value: Canonical;
    startedAtMs: number;
    answeredAtMs: number | null;
  } | null = null;
  private pulling: Payload | null = null;
  private unseenAtS360 = false;

  constructor(
    private readonly rule: FieldRule,
    private readonly dated = true,
  ) {}

  happen(happening: Happening): void {
    switch (happening.kind) {
      case 'wait':
        this.nowMs += happening.ms;
        break;
      case 'crmEdit':
        if (happening.value === this.local) break;
        this.noteEdit('crm', happening.value);
        this.local = happening.value;
        this.localChangedAtMs = this.nowMs;
        break;
      case 's360Edit':
        if (happening.value === this.s360.value) break;
        this.noteEdit('s360', happening.value);
        this.nowMs += 1;
        this.s360 = { value: happening.value, modifiedAtMs: this.nowMs };
        this.unseenAtS360 = true;
        break;
      case 's360EditOfAnotherField':
        this.s360 = { ...this.s360, modifiedAtMs: this.nowMs };
        break;
      case 'buildPayload':
        this.payloads.push(this.s360);
        break;
      case 'deliver': {
        const payload = this.payloads[happening.which % Math.max(this.payloads.length, 1)];
        if (payload) this.receive(payload, false);
        break;
      }
      case 'beginPush':
        this.beginPush(happening.clockErrorMs);
        break;
      case 's360ReceivesPush':
        this.executePush(happening.answersAfterMs);
        break;
      case 'pushAnswered':
        this.answerPush();
        break;
      case 'pushLost':
        this.losePush();
        break;
      case 'beginPull':
        if (this.sending === null) this.pulling ??= this.s360;
        break;
      case 'pullAnswered':
        if (this.pulling) this.receive(this.pulling, true);
        this.pulling = null;
        break;
    }
  }

  get work() {
    return fieldWork(this.observation, this.local, this.rule);
  }

  /** Lets all work in progress end; returns whether the field came to rest. */
  settle(options: { lastPull: boolean }): boolean {
    this.happen({ kind: 'pullAnswered' });
    for (let round = 0; round < 20; round += 1) {
      this.happen({ kind: 'wait', ms: 1500 });
      this.finishPush();
      this.happen({ kind: 'buildPayload' });
      this.happen({ kind: 'deliver', which: this.payloads.length - 1 });
      if (this.needsPull || (options.lastPull && round === 0)) this.pull();
      if (this.work === 'nothing' && !this.needsPull) return true;
    }
    return false;
  }

  /** Delivers every payload again, oldest first. */
  repeatAllPayloads(): void {
    this.payloads.forEach((_payload, which) => this.happen({ kind: 'deliver', which }));
  }

  pull(): void {
    this.happen({ kind: 'beginPull' });
    this.happen({ kind: 'pullAnswered' });
  }

  /** Starts a new list of edits; an open conflict continues. */
  forgetEdits(): void {
    if (this.observation.held) return;
    this.edits = [];
    this.conflicts = [];
    this.hasOverwritten = false;
  }

  /** Whether the last edit remains, or a record or an invisible edit explains why not. */
  isExplained(): boolean {
    const last = this.edits.at(-1);
    if (!last || this.observation.held || this.isDecided()) return true;
    const values = this.edits.map(({ value }) => value);
    if (last.side === 's360' && isRefused(last, this.rule)) {
      // The CRM may or may not have seen what S-360 had before the refused value.
      const typed = this.edits.findLastIndex(({ side }) => side === 'crm');
      const isOpen = this.edits[typed]?.settled === false;
      return typed < 0 || values.slice(isOpen ? typed : 0).includes(this.local);
    }
    return this.local === last.value || (last.settled && values.includes(this.local));
  }

  private isDecided(): boolean {
    const typed = this.edits.filter(({ side }) => side === 'crm').map(({ value }) => value);
    const isOverwriting = this.hasOverwritten && typed.includes(this.local);
    return isOverwriting || this.conflicts.includes(this.local);
  }

  get payloadCount(): number {
    return this.payloads.length;
  }

  /** The time of the field’s own clock. */
  get now(): number {
    return this.nowMs;
  }

  /** An independent copy of this field. */
  copy(): OneField {
    const copy: OneField = Object.assign(new OneField(this.rule, this.dated), this);
    return copy.cutLoose();
  }

  private cutLoose(): this {
    this.edits = this.edits.map((edit) => ({ ...edit }));
    this.conflicts = [...this.conflicts];
    this.payloads = [...this.payloads];
    this.sending &&= { ...this.sending };
    return this;
  }

  private finishPush(): void {
    this.beginPush(0);
    this.executePush(0);
    this.answerPush();
  }

  private noteEdit(side: Edit['side'], value: Canonical): void {
    const settled = value === this.observation.base || value === this.sending?.value;
    this.edits.push({ side, value, settled });
  }

  private settleEdits(): void {
    this.edits.forEach((edit) => (edit.settled = true));
  }

  private receive(payload: Payload, readNow: boolean): void {
    if (readNow) this.needsPull = false;
    const merge = mergeField(
      this.observation,
      {
        value: payload.value,
        modifiedAtMs: this.dated ? payload.modifiedAtMs : null,
        readNow,
      },
      {
        field: { kind: 'text' },
        rule: this.rule,
        local: this.local,
        localChangedAtMs: this.localChangedAtMs,
        ...(this.sending && { sendingValue: this.sending.value }),
      },
    );
    this.observation = merge.observation;
    this.needsPull ||= merge.needsPull;
    if (['agreed', 'acknowledged', 'conflict'].includes(merge.kind)) this.settleEdits();
    if (merge.kind === 'conflict') {
      this.conflicts.push(merge.outcome === 'remote' ? merge.value : this.local);
    }
    if (merge.kind === 'taken' || (merge.kind === 'conflict' && merge.outcome === 'remote')) {
      this.local = merge.value;
    }
    if (payload === this.s360 && merge.kind !== 'late') this.unseenAtS360 = false;
  }

  private beginPush(clockErrorMs: number): void {
    if (this.sending || this.pulling) return;
    if (this.work === 'agree') {
      this.observation = agreeOn(this.observation, this.local);
      this.settleEdits();
    }
    if (this.work !== 'send') return;
    this.pushes += 1;
    this.sending = {
      value: this.local,
      startedAtMs: this.nowMs + clockErrorMs,
      answeredAtMs: null,
    };
  }

  private executePush(answersAfterMs: number): void {
    if (!this.sending || this.sending.answeredAtMs !== null) return;
    const { value } = this.sending;
    this.hasOverwritten ||= this.unseenAtS360;
    this.unseenAtS360 = false;
    this.nowMs += 1;
    this.s360 = { value, modifiedAtMs: this.nowMs };
    const answeredAtMs = this.nowMs + answersAfterMs;
    this.sending.answeredAtMs = Math.floor(answeredAtMs / SECOND_MS) * SECOND_MS;
  }

  private losePush(): void {
    if (!this.sending) return;
    const { startedAtMs, value } = this.sending;
    this.observation = noteUnanswered(this.observation, value, startedAtMs);
    this.sending = null;
  }

  private answerPush(): void {
    const { sending } = this;
    if (!sending) return;
    const { answeredAtMs, startedAtMs, value } = sending;
    if (answeredAtMs === null) return;
    const acknowledged = acknowledgeField(this.observation, value, { answeredAtMs, startedAtMs });
    this.observation = acknowledged.observation;
    this.needsPull ||= acknowledged.needsPull;
    this.sending = null;
  }
}
