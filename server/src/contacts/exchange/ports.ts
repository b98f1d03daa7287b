import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import type { ContactClient, S360ClientSettings } from '../../s360';
import type { CallPorts, Fence } from '../../sending';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import type { PushTrust } from '../read-back/ports';
import type { ChangedContact } from '../receive/write-received';
import type { ContactSettings } from '../settings';
import type { ContactStore } from '../store';
import type { PullEnds } from './queued-pulls';

/** The dependencies of pushes, pulls and look-ups. */
export interface ExchangePorts extends CallPorts {
  store: ContactStore;
  client: ContactClient;
  settings: ContactSettings;
  clientSettings: S360ClientSettings;
  fence: Fence;
  /** Notifies other plugins of contacts that a pull changed. */
  announce(changed: readonly ChangedContact[]): void;
  pulls: PullEnds;
  /** Tracks whether saves are trusted to do no harm, and what must be read back because of it. */
  trust: PushTrust;
  /** Stores a pulled contact as excluded: it is older than the depth of past data. */
  storeExcluded(contact: ContactSnapshot, data: unknown): Promise<void>;
  /** Records a failed pull on the contact's link, or in the log where there is none. */
  notePullFailure(contactNumber: string, failure: SyncFailure): Promise<void>;
}
