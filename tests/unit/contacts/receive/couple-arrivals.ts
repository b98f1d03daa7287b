import { noteCreated } from '../../../../server/src/contacts/edits/local-change';
import type { Sending } from '../../../../server/src/contacts/records';
import type { ContactSettings } from '../../../../server/src/contacts/settings';
import { aSnapshot, at, atMs } from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import { institutionsWith } from '../../../helpers/builders/institutions';
import { orderings } from '../../../helpers/orderings';

export const VENUES = ['myvenue', 'museum'] as const;
export type Venue = (typeof VENUES)[number];

const HOUSE = { lastName: 'Keller', email: 'home@example.com' };

/** One half of a couple. Each venue has its number, and may write the first name in its own way. */
export interface Half {
  firstName: string;
  numbers: Record<Venue, string>;
  written?: Partial<Record<Venue, string | null>>;
}

type Step =
  /** One payload with these people, in this order. */
  | { kind: 'arrives'; venue: Venue; halves: readonly Half[] }
  /** Somebody types the contact in Strapi, */
  | { kind: 'isTyped'; half: Half }
  /** which sends it to the venue that wants new contacts, */
  | { kind: 'isSent'; half: Half }
  /** and the venue answers its number. */
  | { kind: 'isAnswered'; half: Half };

/** A step on the way of a couple into the CRM. */
export type Happening = Step & { after?: Happening };

export const half = (firstName: string, at: number): Half => ({
  firstName,
  numbers: { myvenue: `100${at}`, museum: `200${at}` },
});

const nameAt = ({ firstName, written }: Half, venue: Venue): string | null => {
  const own = written?.[venue];
  return own === undefined ? firstName : own;
};

const snapshotOf = (one: Half, venue: Venue) =>
  aSnapshot(
    { ...HOUSE, firstName: nameAt(one, venue) },
    { contactNumber: one.numbers[venue], modifiedAtMs: atMs(0) },
  );

/**
 * Whether two first names may be one person's by the rule: a blank contradicts nothing, and an
 * initial no name that begins so.
 */
function mayBeOne(one: string | null, other: string | null): boolean {
  if (one === null || other === null || one === other) return true;
  const [short = '', long = ''] = [one, other].sort((a, b) => a.length - b.length);
  return /^\p{L}\.$/u.test(short) && long.startsWith(short.charAt(0));
}

/** A CRM in which a couple arrives. Some venues want the contacts that are typed in it. */
class Crm {
  readonly #institutions: ReturnType<typeof institutionsWith>;
  readonly #engine;
  /** The first name of each typed contact. */
  readonly #typed = new Map<string, string>();
  /** The first name under each number that S-360 has shown. */
  readonly #shown = new Map<string, string | null>();
  readonly #sent = new Map<Half, { linkId: number; sending: Sending }>();

  constructor(institutions: ReturnType<typeof institutionsWith>) {
    this.#institutions = institutions;
    this.#engine = anEngine({}, this.#settingsOf('myvenue'));
  }

  async happens(one: Happening): Promise<void> {
    switch (one.kind) {
      case 'arrives':
        return this.#arrives(one.venue, one.halves);
      case 'isTyped':
        return this.#isTyped(one.half);
      case 'isSent':
        return this.#isSent(one.half);
      case 'isAnswered':
        return this.#isAnswered(one.half);
    }
  }

  /** Who has arrived and is neither linked nor asked about. */
  lost(): string[] {
    const { links, reviews } = this.#engine.tables();
    const known = new Set([...links, ...reviews].map(({ contactNumber }) => contactNumber));
    return [...this.#shown.keys()].filter((number) => !known.has(number));
  }

  /** The first names of each contact that has those of two people, or two numbers of one venue. */
  mixed(): string[] {
    const { contacts, links } = this.#engine.tables();
    return contacts.flatMap(({ documentId }) => {
      const own = links.filter((link) => link.contactDocumentId === documentId);
      const typed = this.#typed.get(documentId);
      const names = [
        ...(typed === undefined ? [] : [typed]),
        ...own.flatMap(({ contactNumber }) =>
          contactNumber === null ? [] : [this.#shown.get(contactNumber) ?? null],
        ),
      ];
      const areOne = names.every((one) => names.every((other) => mayBeOne(one, other)));
      const areApart = new Set(own.map(({ institution }) => institution)).size === own.length;
      return areOne && areApart ? [] : [names.map((name) => name ?? 'nobody').join(' = ')];
    });
  }

  async #arrives(venue: Venue, halves: readonly Half[]): Promise<void> {
    for (const one of halves) this.#shown.set(one.numbers[venue], nameAt(one, venue));
    const snapshots = halves.map((one) => snapshotOf(one, venue));
    await this.#engine.deliver(snapshots, 0, this.#settingsOf(venue));
  }

  async #isTyped(typed: Half): Promise<void> {
    const { store } = this.#engine;
    const documentId = store.newDocumentId();
    const { firstName } = typed;
    await store.transaction(async (transaction) => {
      const updatedAt = at(0);
      const fields = { ...HOUSE, firstName };
      await transaction.insertContacts([{ documentId, type: 'individual', fields, updatedAt }]);
      const created = await transaction.lockContacts([documentId]);
      const ports = { store, transaction, at: updatedAt };
      await noteCreated(created, 'admin:1', this.#institutions, ports);
    });
    this.#typed.set(documentId, firstName);
  }

  /** Nothing is sent for a contact whose link got a number meanwhile. */
  async #isSent(sent: Half): Promise<void> {
    const link = this.#engine
      .tables()
      .links.find(
        ({ contactDocumentId, contactNumber }) =>
          contactNumber === null && this.#typed.get(contactDocumentId ?? '') === sent.firstName,
      );
    if (!link) return;
    const begun = await this.#engine.begin({ linkId: link.id });
    if (begun.kind === 'send') this.#sent.set(sent, { linkId: link.id, sending: begun.sending });
  }

  async #isAnswered(answered: Half): Promise<void> {
    const call = this.#sent.get(answered);
    if (!call) return;
    const number = answered.numbers.myvenue;
    this.#shown.set(number, answered.firstName);
    await this.#engine.accept(call.sending, { linkId: call.linkId, number });
  }

  #settingsOf(venue: Venue): ContactSettings {
    const institution = this.#institutions.find(({ code }) => code === venue);
    if (!institution) throw new Error(`There is no ${venue}.`);
    return institution.contacts;
  }
}

const described = (one: Happening): string =>
  one.kind === 'arrives'
    ? `${one.halves.map((half) => nameAt(half, one.venue) ?? 'nobody').join('+')}@${one.venue}`
    : `${one.half.firstName} ${one.kind}`;

/**
 * The orders after which somebody is lost or two people are one contact, with what is wrong. In the
 * end S-360 repeats everything, as it does with what waited for the answer to a create.
 */
export async function wrongOrders(
  happenings: readonly Happening[],
  { pushTo = [] }: { pushTo?: readonly Venue[] } = {},
): Promise<{ tried: number; wrong: string[] }> {
  const orders = orderings(happenings, ({ after }) => after);
  const institutions = institutionsWith({ pushTo });
  const wrong: string[] = [];
  for (const order of orders) {
    const crm = new Crm(institutions);
    for (const one of order) await crm.happens(one);
    for (const one of order.filter(({ kind }) => kind === 'arrives')) await crm.happens(one);
    const found = [...crm.lost().map((number) => `${number} is lost`), ...crm.mixed()];
    if (found.length > 0) wrong.push(`${order.map(described).join(', ')}: ${found.join(', ')}`);
  }
  return { tried: orders.length, wrong };
}
