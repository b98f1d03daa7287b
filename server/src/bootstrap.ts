import type { Core } from '@strapi/strapi';
import { extensionAdvice, pluginsFile } from './app/app-files';
import { formerSettingsIn } from './app/configuration';
import { beginWork } from './app/begin-work';
import { keepTables } from './app/transfer/kept-tables';
import { noteTransfer } from './app/transfer/note-transfer';
import { whenServing } from './app/when-serving';
import { workersOf } from './app/workers';
import { CONTACT_LINK_UID, CONTACT_UID, isOurType, PLUGIN_ID } from './contracts/uids';
import {
  answerSearches,
  countOpenConflicts,
  arrangeContactView,
  attributeProblems,
  keptElements,
  listenToContacts,
  reopenFilteredPulls,
  sendAcceptedCompanies,
} from './contacts';
import { closeReviewsOfDeleted } from './identity';
import {
  removeSummaries,
  keepOrdersReadOnly,
  listWithoutPayloads,
  arrangeOrderViews,
} from './orders';
import { registerAuditEvents } from './kernel/http/audit';
import { registerPermissions } from './app/permissions';
import { modulesOf, type Modules } from './app/modules';
import type { StrapiDatabase } from './kernel/database/strapi-database';
import { databaseTimeMs } from './kernel/database/time';
import {
  type Institution,
  registerRoleConditions,
  writeInstitutions,
  WEAKNESSES_IN_WORDS,
  weaknessesOf,
} from './institutions';
import { leaveRoomForUpdates } from './kernel/database/room-for-updates';
import { describeError } from './kernel/describe-error';
import { packetLimitWarning } from './inbox';

/**
 * Runs once everything is loaded: checks the mapping, stores the institutions, registers
 * permissions and views, and starts the workers.
 */
export default async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const modules = modulesOf(strapi);
  const { configuration, contactStore, database, institutions } = modules;
  await databaseTimeMs(database, database.connection);
  await keepTables(strapi);
  await modules.liveInstitutions.reload();
  checkMappedAttributes(strapi, institutions.all());
  warnOfNoInstitutions(strapi, institutions.all());
  warnOfFormerSettings(strapi);
  const warnOfInstitutions = institutionWarnings(strapi);
  warnOfInstitutions(institutions.all());
  await applyInstitutions(strapi, modules);
  modules.liveInstitutions.onChange(async () => {
    warnOfInstitutions(institutions.all());
    await applyInstitutions(strapi, modules);
    await workersOf(strapi).followInstitutions();
  });
  await countOpenConflicts(database, contactStore);
  await registerPermissions(strapi);
  await registerRoleConditions(strapi, database);
  registerAuditEvents(strapi);
  keepOrdersReadOnly(strapi);
  await arrangeContactView(strapi);
  await arrangeOrderViews(strapi);
  listenToContacts(strapi, {
    database,
    store: contactStore,
    institutions,
    guard: modules.bulkGuard,
    contactsDeleted: [
      ({ documentIds }) => removeSummaries({ database }, documentIds),
      (deleted) => closeReviewsOfDeleted(database, deleted),
    ],
    wake: modules.process.wake.wakeDispatchers,
    tracing: modules.process.tracing,
    historyRetentionDays: configuration.historyRetentionDays,
  });
  modules.segmentFilter.addToReads();
  answerSearches(strapi, {
    database: modules.database,
    search: modules.listSearch,
    isOurs: isOurType,
  });
  listWithoutPayloads(strapi);
  await warnOfSmallPackets(strapi, modules);
  await makeRoom(strapi, database);
  whenServing(strapi.server, () => beginWork(strapi));
}

/** What follows from the settings of institutions: at boot, and whenever they have changed. */
async function applyInstitutions(strapi: Core.Strapi, modules: Modules): Promise<void> {
  const { database, institutions, liveInstitutions, sendingTrust } = modules;
  await writeInstitutions(liveInstitutions, database);
  await noteTransfer(modules.process);
  await sendingTrust.recordExisting();
  await reopenFilteredPulls(strapi, database, institutions.all());
  await sendAcceptedCompanies(database, institutions.all());
}

/**
 * Stops the boot if a mapping names attributes that the venue's contact lacks, or that cannot hold
 * the values.
 */
function checkMappedAttributes(strapi: Core.Strapi, institutions: readonly Institution[]): void {
  const { attributes } = strapi.contentType(CONTACT_UID);
  const problems = attributeProblems(attributes, institutions, extensionAdvice(strapi.dirs));
  if (problems.length === 0) return;
  throw new Error(
    `The S-360 plugin cannot start. Correct ${pluginsFile(strapi)} or the extension of the contact:\n- ${problems.join('\n- ')}`,
  );
}

function warnOfNoInstitutions(strapi: Core.Strapi, institutions: readonly Institution[]): void {
  if (institutions.length > 0) return;
  strapi.log.warn(
    `s360: there is no institution, so that nothing is received or sent. Set yours up in the admin panel (S-360, Institutions), or name them in ${pluginsFile(strapi)}, under s360.config.institutions: code, baseUrl, authentication and webhook.authentication.`,
  );
}

function warnOfFormerSettings(strapi: Core.Strapi): void {
  const named = formerSettingsIn(strapi.config.get(`plugin::${PLUGIN_ID}`));
  if (named.length === 0) return;
  strapi.log.warn(
    `s360: ${pluginsFile(strapi)} names settings that have no effect any more: ${named.join(', ')}. Take them out.`,
  );
}

/** Logs what to know of institutions; after a change of settings what is new. */
function institutionWarnings(strapi: Core.Strapi) {
  let warned: readonly string[] = [];
  return (institutions: readonly Institution[]): void => {
    const lines = institutions.flatMap((institution) =>
      [
        ...weaknessesOf(institution).map((weakness) => WEAKNESSES_IN_WORDS[weakness]),
        ...keptElements(institution.contacts.mapping).map(
          ({ own, path, standard }) =>
            `the field "${own}" keeps ${path}, so that the standard field "${standard}" is not exchanged`,
        ),
      ].map((what) => `s360: institution ${institution.code}: ${what}.`),
    );
    for (const line of lines) if (!warned.includes(line)) strapi.log.warn(line);
    warned = lines;
  };
}

/** This only affects speed: without it everything works, and the next boot tries again. */
async function makeRoom(strapi: Core.Strapi, database: StrapiDatabase): Promise<void> {
  try {
    await leaveRoomForUpdates(database, [CONTACT_LINK_UID]);
  } catch (error) {
    strapi.log.warn(`s360: updates of contact links stay slow: ${describeError(error)}`);
  }
}

async function warnOfSmallPackets(
  strapi: Core.Strapi,
  { database }: Pick<Modules, 'database'>,
): Promise<void> {
  const warning = await packetLimitWarning(database);
  if (warning !== null) strapi.log.warn(`s360: ${warning}`);
}
