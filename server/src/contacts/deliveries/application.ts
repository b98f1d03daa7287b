import { deliveryApplication, type ApplicationPorts, type DeliveryApplication } from '../../inbox';
import type { ChangedContact } from '../receive/write-received';
import type { ContactSettings } from '../settings';
import type { ContactStore } from '../store';
import { applyRead } from './apply-contacts';
import { contactNumberIn, readContactRun } from './read-run';

/** Applies deliveries to contacts and their links. */
export const contactApplication = (
  store: ContactStore,
  ports: ApplicationPorts,
): DeliveryApplication<ContactSettings, ChangedContact> =>
  deliveryApplication(
    {
      numberIn: contactNumberIn,
      read: (run, settings) => readContactRun(run, { store, settings }),
      apply: (read, options) => applyRead(read, { store, clock: ports, ...options }),
    },
    ports,
  );
