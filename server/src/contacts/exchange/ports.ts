import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import type { ContactClient, S360ClientSettings } from '../../s360';
import type { CallPorts, Fence } from '../../sending';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import type { PushTrust } from '../read-back/ports';
import type { ChangedContact } from '../receive/write-received';
import type { ContactSettings } from '../settings';
import type { ContactStore } from '../store';
import type { PullEnds } from './queued-pulls';

/** What pushes, pulls and look-ups ask of the world around them. */
export interface ExchangePorts extends CallPorts {
  store: ContactStore;
  client: ContactClient;
  settings: ContactSettings;
  clientSettings: S360ClientSettings;
  fence: Fence;
  /** Tells other plugins of contacts that a pull changed. */
  announce(changed: readonly ChangedContact[]): void;
  pulls: PullEnds;
  /** How far it is trusted that saves do no harm, and what is read back because of it. */
  trust: PushTrust;
  /** Keeps beside the CRM what was read of a contact that is older than the depth of past data. */
  keepOut(contact: ContactSnapshot, data: unknown): Promise<void>;
  /** Notes a pull that failed on the contact's link, or in the log where there is none. */
  notePullFailure(contactNumber: string, failure: SyncFailure): Promise<void>;
}
