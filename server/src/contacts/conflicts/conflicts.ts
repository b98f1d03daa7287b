import type { Author } from '../../kernel/http/request-author';
import type { ConflictStatus, DecideConflicts } from '../../contracts/contacts/conflicts';
import { reason } from '../../contracts/reasons';
import { NotFoundError, refusalOf, StateConflictError } from '../../kernel/errors';
import { isInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import { laterThan, type ChangedContact } from '../receive/write-received';
import type { ConflictRecord, ConsentRecord, ContactRecord, HistoryEntry } from '../records';
import type { ContactSettings } from '../settings';
import type { Clock, ContactStore, ContactTransaction } from '../store';
import { conflictList, type ConflictList, type ConflictListPorts } from './conflict-list';
import { decideForSide, type Choice, type Decision, type Side } from './decision';
import { refusalWithoutValues, withoutValues } from './without-values';

interface Decider {
  author: Author;
  permitted: InstitutionScope;
  /** Whether the person may see the values of both sides; if not, a refusal names none. */
  seesValues: boolean;
}

export interface Conflicts {
  list: ConflictList['list'];
  countOpen: ConflictList['countOpen'];
  /**
   * Decides a conflict for one side, even against the earlier decision: the value goes to the
   * contact and to every institution that it is linked to. Throws for an unknown conflict (404),
   * and when the author is not a user of the admin panel or a side has changed since (409).
   */
  decide(conflictId: number, choice: Choice, decider: Decider): Promise<ConflictStatus>;
  /**
   * Decides several conflicts for the same side, each in its own transaction: a refused one does
   * not stop the others. Throws (409) when the author is not a user of the admin panel.
   */
  decideSeveral(
    request: DecideConflicts.Request,
    decider: Decider,
  ): Promise<DecideConflicts.Response['data']>;
}

interface DecisionPorts {
  store: ContactStore;
  clock: Clock;
  /** The institution's settings; `null` when it is no longer configured. */
  settingsOf(institution: string): ContactSettings | null;
}

interface ConflictPorts extends DecisionPorts, ConflictListPorts {
  announce(changed: readonly ChangedContact[]): Promise<void>;
  /** Reports that work may be due at any institution. */
  wake(): void;
}

type Decided = Extract<Decision, { kind: 'decided' }>;

function historyOf(
  conflict: ConflictRecord,
  author: string,
  contact: ContactRecord,
  decided: Decided,
  before: { consent: ConsentRecord | undefined; changedAt: Date },
): HistoryEntry[] {
  const { change, consent } = decided;
  const answer = (of: ConsentRecord) => (of.allowed ? 'allowed' : 'refused');
  const values = change
    ? { oldValue: contact.fields[change.field] ?? null, newValue: change.value }
    : consent && {
        oldValue: before.consent ? answer(before.consent) : null,
        newValue: answer(consent),
      };
  if (!values) return [];
  return [
    {
      contactDocumentId: contact.documentId,
      field: conflict.field,
      ...values,
      cause: 'decision',
      causedBy: author,
      institution: conflict.institution,
      changedAt: before.changedAt,
    },
  ];
}

async function writeDecided(
  {
    author,
    conflict,
    contact,
    side,
  }: { author: string; conflict: ConflictRecord; contact: ContactRecord; side: Side },
  decided: Decided,
  at: Date,
  consentBefore: ConsentRecord | undefined,
  transaction: ContactTransaction,
): Promise<ChangedContact[]> {
  const { change, consent, link, localValue } = decided;
  const updatedAt = change ? laterThan(contact.updatedAt, at) : at;
  if (change) {
    const changes = { [change.field]: change.value };
    await transaction.updateContacts([{ contact, changes, updatedAt, author }]);
  }
  await transaction.updateLinks([link]);
  if (consent) await transaction.saveConsents([consent]);
  if (change) {
    await transaction.markLinks({
      contactDocumentIds: [contact.documentId],
      exceptInstitution: link.institution,
      lane: 'edit',
      release: true,
      at,
    });
  }
  const before = { consent: consentBefore, changedAt: updatedAt };
  await transaction.addHistory(historyOf(conflict, author, contact, decided, before));
  await transaction.decideConflict({
    id: conflict.id,
    decision: side,
    decidedBy: author,
    decidedAt: at,
    localValue,
  });
  return change
    ? [{ documentId: contact.documentId, created: false, changedFields: [change.field] }]
    : [];
}

/** Conflicts are decided by users of the admin panel only. */
function personOf(author: Author): string {
  if (!author?.startsWith('admin:')) throw new StateConflictError(reason('personOnly'));
  return author;
}

/** Decides one conflict with everything it touches locked; returns the changes of the contact. */
export async function decideConflict(
  conflictId: number,
  choice: Choice,
  { author, permitted, seesValues }: Decider,
  { clock, settingsOf, store }: DecisionPorts,
): Promise<ChangedContact[]> {
  const person = personOf(author);
  return store.transaction(async (transaction) => {
    const known = await transaction.conflictById(conflictId);
    if (!known || !isInScope(permitted, known.institution)) {
      throw new NotFoundError(reason('noConflict', { conflict: conflictId }));
    }
    const settings = settingsOf(known.institution);
    if (!settings)
      throw new StateConflictError(
        reason('noInstitutionAnyMore', { institution: known.institution }),
      );
    const [contact] = await transaction.lockContacts([known.contactDocumentId]);
    const links = await transaction.linksOfContacts([known.contactDocumentId]);
    const linkIds = links.flatMap(({ id, institution }) =>
      institution === known.institution ? [id] : [],
    );
    const [link] = await transaction.lockLinks(linkIds);
    // Read again under the lock on the contact: somebody else may have decided in the meantime.
    const conflict = (await transaction.conflictById(conflictId)) ?? known;
    const consents = await transaction.consentsOf(known.institution, [known.contactDocumentId]);
    const at = clock.now();
    const decision = decideForSide({
      ...choice,
      conflict,
      author: person,
      at,
      contact: contact ?? null,
      link: link ?? null,
      consents,
      settings,
    });
    if (decision.kind === 'refused') {
      const { reason: why } = decision;
      throw new StateConflictError(seesValues ? why : refusalWithoutValues(why));
    }
    if (!contact) return [];
    const consentBefore = consents.find(({ code }) => code === decision.consent?.code);
    return writeDecided(
      { author: person, conflict, contact, side: choice.side },
      decision,
      at,
      consentBefore,
      transaction,
    );
  });
}

/** The service behind the screens of conflicts. */
export function conflicts(ports: ConflictPorts): Conflicts {
  const { countOpen, list, statusesOf } = conflictList(ports);

  return {
    list,
    countOpen,
    async decide(conflictId, choice, decider) {
      const changed = await decideConflict(conflictId, choice, decider, ports);
      ports.wake();
      await ports.announce(changed);
      const decided = await ports.store.transaction((transaction) =>
        transaction.conflictById(conflictId),
      );
      const [status] = decided ? await statusesOf([decided], decider.permitted) : [];
      if (!status) throw new NotFoundError(reason('noConflict', { conflict: conflictId }));
      return decider.seesValues ? status : withoutValues(status);
    },
    async decideSeveral({ conflicts: chosen, decision: side }, decider) {
      personOf(decider.author);
      const outcomes: DecideConflicts.Response['data'] = [];
      const changed: ChangedContact[] = [];
      try {
        for (const { crmValue: seenInCrm, id } of chosen) {
          try {
            changed.push(...(await decideConflict(id, { side, seenInCrm }, decider, ports)));
            outcomes.push({ id, refusal: null });
          } catch (error) {
            outcomes.push({ id, refusal: refusalOf(error) });
          }
        }
      } finally {
        // What is decided counts, even if a later one fails.
        ports.wake();
        await ports.announce(changed);
      }
      return outcomes;
    },
  };
}
