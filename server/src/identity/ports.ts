import type { DeliveryItemOutcome, QuarantinedItemStatus } from '../contracts/overview';
import type { MatchingRules } from '../contracts/institutions/mapping';
import type { ChangedContact, Clock, ContactStore } from '../contacts';
import type { InstitutionRegistry } from '../institutions';
import type { NamesOfAuthors } from '../kernel/authors';
import type { StrapiDatabase } from '../kernel/database/strapi-database';

export interface MatchReviewsPorts {
  database: StrapiDatabase;
  store: ContactStore;
  clock: Clock;
  institutions: InstitutionRegistry;
  namesOf: NamesOfAuthors;
  /** Evaluates a quarantined item again, with other matching rules if given. */
  replay(item: QuarantinedItemStatus, matching?: MatchingRules): Promise<DeliveryItemOutcome>;
  announce(changed: readonly ChangedContact[]): Promise<void>;
  wake(): void;
}
