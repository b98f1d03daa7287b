import type { Random } from '../runs/random';
import type { ContactMapping } from '../../../server/src/contacts/model/mapping/mapping';
import type { ContactDetail } from '../../../server/src/s360';
import { contactData, type S360Contacts } from './s360-contacts';

/** A payload as it was built; it is repeated as the same text. */
export interface Payload {
  body: string;
  /** The items with more than a number, as a number alone always leads to a call. */
  told: readonly object[];
  contactNumbers: string[];
}

/** The contact webhook of one virtual S-360. */
export interface S360Webhook {
  /** Builds payloads of the changed contacts. */
  cycle(random: Random): void;
  /** Complete payloads of these contacts, which an operator sends again. */
  resend(contactNumbers: readonly string[]): void;
  /** The payloads that wait to be accepted. */
  outbox: Payload[];
  /** Every payload ever built. */
  built: Payload[];
  /** Contacts that were not shown completely: a payload was dropped or partial. */
  notShown: Set<string>;
}

const ALL: readonly ContactDetail[] = ['GENERAL', 'ADDRESSES', 'AUTHORIZATIONS'];

export function s360Webhook(
  contacts: S360Contacts,
  mapping: ContactMapping,
  options: {
    isDated(random: Random | null): boolean;
    hasPartialDetails: boolean;
    resolutionMs: number;
  },
): S360Webhook {
  const outbox: Payload[] = [];
  const built: Payload[] = [];
  const notShown = new Set<string>();

  function item(contactNumber: string, random: Random | null): object {
    const contact = contacts.find(contactNumber);
    if (!contact) throw new Error(`S-360 has no contact ${contactNumber}`);
    const shown = { dated: options.isDated(random), resolutionMs: options.resolutionMs };
    if (random === null || !options.hasPartialDetails || !random.chance(30)) {
      notShown.delete(contactNumber);
      return contactData(contact, mapping, { ...shown, details: ALL });
    }
    notShown.add(contactNumber);
    if (random.chance(15)) return { contactNumber };
    const details = ALL.filter(() => random.chance(60));
    return contactData(contact, mapping, { ...shown, details });
  }

  function build(contactNumbers: string[], random: Random | null): void {
    if (contactNumbers.length === 0) return;
    const items = contactNumbers.map((contactNumber) => item(contactNumber, random));
    const told = items.filter((shown) => Object.keys(shown).length > 1);
    const payload = { body: JSON.stringify(items), told, contactNumbers };
    built.push(payload);
    outbox.push(payload);
  }

  return {
    outbox,
    built,
    notShown,
    cycle(random) {
      const waiting = [...contacts.untold];
      contacts.untold.clear();
      while (waiting.length > 0) build(waiting.splice(0, 1 + random.below(3)), random);
    },
    resend: (contactNumbers) => build([...contactNumbers], null),
  };
}
