import type { Mutation } from './mutated-modules';

/** A mistake that the harness has to notice. */
export interface Mutant extends Mutation {
  /** What is wrong, as the end of "the harness notices …". */
  mistake: string;
  /** The seed of the first world that showed it, where many earlier ones do not. */
  noticedBy?: number;
}

/** Mistakes as they are made: one place each, the rest of the program as it is. */
export const ENGINE_MUTANTS: readonly Mutant[] = [
  {
    mistake: 'a baseline that does not move when S-360 acknowledges',
    find: 'const agreed = agreeOnSent(observation, value);',
    replace: 'const agreed = observation;',
  },
  {
    mistake: 'a flag instead of values: what was marked is sent, changed or not',
    find: 'const work = fieldWork(observation, local, settings.ruleOf(field));',
    replace: "const work = link.markedRevision > link.acknowledgedRevision ? 'send' : 'nothing';",
  },
  {
    mistake: 'a fence that is not compared when a lease is taken over',
    noticedBy: 161,
    find: 'if (!locked || !sending || sending.fence >= takeover.fence) return;',
    replace: 'if (!locked || !sending) return;',
  },
  {
    mistake: 'an interrupted send that nobody recovers',
    find: 'if (!locked || !sending || sending.fence >= takeover.fence) return;',
    replace: 'return;',
  },
  {
    mistake: 'a takeover that treats a create like an update',
    noticedBy: 86,
    find: "sending.kind === 'create'\n        ? {",
    replace: 'sending.kind === null\n        ? {',
  },
  {
    mistake: 'a create in doubt that is repeated',
    noticedBy: 31,
    find: "sending: 'inDoubt',  failed:",
    replace: "sending: 'pending',  failed:",
  },
  {
    mistake: 'permits that are counted in half a window only',
    noticedBy: 25,
    find: 'permit.takenAtMs > nowMs - spanMs &&',
    replace: 'permit.takenAtMs > nowMs - spanMs / 2 &&',
  },
  {
    mistake: 'a late snapshot that is accepted',
    find: "if (modifiedAtMs < setAtMs) return 'late';",
    replace: '',
  },
  {
    mistake: 'a payload from before a push that is accepted after it',
    find: "return modifiedAtMs < wholeSecond(pushStartedAtMs) ? 'late' : 'lateAndPull';",
    replace: "return 'current';",
  },
  {
    mistake: 'a revision that is not compared when S-360 acknowledges',
    find: "evaluateState(locked, accepted, settings, (left) => ({ kind: 'accepted', revision, left })),",
    replace: "afterEvent(accepted, { kind: 'accepted', revision, left: false }),",
  },
  {
    mistake: 'an echo that is not recognized while its call is out',
    noticedBy: 25,
    find: 'return values?.[key];',
    replace: 'return undefined;',
  },
  {
    mistake: 'the echo of a push without an answer that passes for a change of S-360',
    noticedBy: 31,
    find: 'const wasSent = isBeingSent || isUnansweredValue(observation, shown);',
    replace: 'const wasSent = isBeingSent;',
  },
  {
    mistake: 'fan-out that forgets the other institutions',
    find: '.filter((documentId) => batch.linkedElsewhere.has(documentId)),',
    replace: '.filter(() => false),',
  },
  {
    mistake: 'a baseline that moves for a value that was refused',
    find: 'const refused = { ...observeRemote(current, value), refused: true as const };',
    replace: 'const refused = { ...agreeOn(current, value), refused: true as const };',
  },
  {
    mistake: 'creates that are out and not looked at before a number is matched',
    noticedBy: 52,
    find: 'ports.hasOpenCreates ? await transaction.openCreates(institution) : []',
    replace: '[]',
  },
  {
    mistake: 'an item that goes on waiting when the create it waits for is settled',
    noticedBy: 25,
    find: 'return !link || link.contactNumber !== null || openCreate(link) === null;',
    replace: 'return !link;',
  },
  {
    mistake: 'a consent that is loosened by a load',
    find: 'else if (!consent.allowed || consent.changedByUser !== null) send.push(consent);',
    replace: 'else send.push(consent);',
  },
  {
    mistake: 'changes of a delivery that the history does not tell',
    find: 'oldValue: before.fields[field] ?? null,\n      newValue,',
    replace:
      "oldValue: before.fields[field] ?? null,\n      newValue,\n      ...(field === 'town' && { field: null }),",
  },
  {
    mistake: 'an old value in the history that is the new one',
    find: 'oldValue: before.fields[field] ?? null,',
    replace: 'oldValue: newValue,',
  },
  {
    mistake: 'a number that is matched to a contact which has one already',
    find: '(link.contactNumber === null && !taken.has(link.id))',
    replace: 'true',
  },
  {
    mistake: 'an answer that is written without the number of the new contact',
    find: 'contactNumber: contactNumber ?? link.contactNumber,',
    replace: 'contactNumber: link.contactNumber,',
  },
  {
    mistake: 'a blank that overwrites',
    find: "return shown.value === null && rule.blank === 'keep';",
    replace: 'return false;',
  },
  {
    mistake: 'a placeholder that overwrites',
    find: "if (rule.conflict === 'never' || isPlaceholder(shown.value)) return true;",
    replace: "if (rule.conflict === 'never') return true;",
  },
  {
    mistake: 'values that are compared as they are written',
    find: 'return text === null ? null : (e164(text, settings) ?? text);',
    replace: 'return text;',
  },
  {
    mistake: 'a conflict that is not recorded',
    find: "if (merge.kind === 'conflict') {\n    const decidedBy",
    replace: "if (merge.kind === 'conflict' && merge.outcome === 'held') {\n    const decidedBy",
  },
  {
    mistake: 'a wanted pull that is forgotten',
    noticedBy: 30,
    find: 'if (why !== null) askFor(',
    replace: 'if (why !== null && merged.outcome === null) askFor(',
  },
  {
    mistake: 'edits in the CRM that mark nothing',
    find: 'const contactDocumentIds = changed.map(({ after }) => after.documentId);',
    replace: 'const contactDocumentIds = changed.slice(1).map(({ after }) => after.documentId);',
  },
];
