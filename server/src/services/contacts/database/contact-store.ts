import type { Core } from '@strapi/strapi';
import { WANTED_PULL_UID } from '../../../contracts/uids';
import { newDocumentId } from '../../database/document-id';
import { strapiDatabase, type StrapiDatabase } from '../../database/strapi-database';
import type { PullGuard } from '../../loads/pull-guard';
import type { ContactStore, WantedPull } from '../store';
import { contactTransaction } from './contact-transaction';
import { identityStatements } from './identity-statements';
import { keptOutStatements } from './kept-out-statements';
import { knownNumbers } from './received-links';

/** Contacts and links on Strapi's database. */
export function databaseContactStore(
  strapi: Core.Strapi,
  database: StrapiDatabase = strapiDatabase(strapi),
  guard?: PullGuard,
): ContactStore {
  const watch = async (pulls: readonly WantedPull[], deliveryId: string | null | undefined) => {
    const [first] = pulls;
    if (!first || !deliveryId) return;
    // A delivery is one institution's.
    const { institution } = first;
    const names = pulls.map(({ contactNumber }) => contactNumber);
    await guard?.watch({ institution, deliveryId, uid: WANTED_PULL_UID, names });
  };
  return {
    newDocumentId,
    knownNumbers: (institution, contactNumbers) =>
      knownNumbers({ database, trx: database.connection }, institution, contactNumbers),
    transaction: (work) =>
      database.contended((trx) => {
        const context = { database, trx, newDocumentId };
        const statements = contactTransaction(context);
        return work({
          ...statements,
          async wantPulls(pulls, deliveryId) {
            await statements.wantPulls(pulls);
            await watch(pulls, deliveryId);
          },
          ...identityStatements(context),
          ...keptOutStatements(context),
        });
      }),
  };
}
