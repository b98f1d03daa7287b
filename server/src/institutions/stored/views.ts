import type {
  InstitutionChange,
  InstitutionDetails,
  InstitutionSettings,
  ListedInstitution,
} from '../../contracts/institutions/institution-settings';
import { reason } from '../../contracts/reasons';
import { PLUGIN_ID } from '../../contracts/uids';
import type { NamesOfAuthors } from '../../kernel/authors';
import { NotFoundError } from '../../kernel/errors';
import type { PageOf, PageRequest } from '../../kernel/http/pages';
import type { BasisConfiguration } from '../configuration/institution-schema';
import { calledServices } from '../configuration/limit-schema';
import type { StoredInstitutions } from './database/store';
import type { LiveInstitutions } from './live-institutions';
import { nameIn, type StoredInstitution } from './records';
import { separateSecrets } from './secrets';

export interface InstitutionViews {
  list(): Promise<ListedInstitution[]>;
  /** @throws NotFoundError (404) */
  details(code: string): Promise<InstitutionDetails>;
  changes(code: string, request: PageRequest): Promise<PageOf<InstitutionChange>>;
}

export interface ViewPorts<Configured extends BasisConfiguration> {
  live: LiveInstitutions<Configured>;
  store: StoredInstitutions;
  /** E.g. `/api`. */
  restPrefix: string;
  /** Whether roles can be limited to an institution. */
  canLimitRoles(code: string): boolean;
  namesOf: NamesOfAuthors;
}

const named = (settings: InstitutionSettings) => ({
  code: settings.code,
  baseUrl: settings.baseUrl,
  name: nameIn(settings),
});

/** What people see of institutions in the admin panel. It never contains secrets. */
export function institutionViews<Configured extends BasisConfiguration>({
  canLimitRoles,
  live,
  namesOf,
  restPrefix,
  store,
}: ViewPorts<Configured>): InstitutionViews {
  async function listStored(stored: StoredInstitution): Promise<ListedInstitution> {
    const { changedAt, changedBy, code, isActive } = stored;
    return {
      ...named(stored.settings),
      source: 'panel',
      isConfigured: live.inConfiguration(code) !== null,
      isActive,
      problems: [...live.problemsOf(code)],
      areSecretsReadable: live.areSecretsReadable(code),
      changedAt: changedAt.toISOString(),
      changedBy: (await namesOf([changedBy]))(changedBy),
    };
  }

  const listConfigured = (configured: BasisConfiguration): ListedInstitution => ({
    ...named(separateSecrets(configured).settings),
    source: 'configuration',
    isConfigured: true,
    isActive: true,
    problems: [],
    areSecretsReadable: true,
    changedAt: null,
    changedBy: null,
  });

  const around = (code: string, settings: InstitutionSettings) => ({
    settings,
    webhookPath: `${restPrefix}/${PLUGIN_ID}/contacts/${code}`,
    orderWebhookPath: `${restPrefix}/${PLUGIN_ID}/orders/${code}`,
    services: calledServices(settings),
    canLimitRoles: canLimitRoles(code),
  });

  async function detailsOfStored(stored: StoredInstitution): Promise<InstitutionDetails> {
    const nameOf = await namesOf(stored.secrets.map(({ setBy }) => setBy));
    return {
      ...(await listStored(stored)),
      ...around(stored.code, stored.settings),
      revision: stored.revision,
      secrets: stored.secrets.map(({ id, kind, lastUsedAt, setAt, setBy }) => ({
        id,
        kind,
        setAt: setAt.toISOString(),
        setBy: nameOf(setBy),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      })),
    };
  }

  return {
    async list() {
      const stored = await store.all();
      const codes = new Set(stored.map(({ code }) => code));
      const configured = live.allInConfiguration().filter(({ code }) => !codes.has(code));
      return [...configured.map(listConfigured), ...(await Promise.all(stored.map(listStored)))];
    },
    async details(code) {
      const stored = await store.find(code);
      if (stored) return detailsOfStored(stored);
      const configured = live.inConfiguration(code)?.configured;
      if (!configured) throw new NotFoundError(reason('noInstitution', { institution: code }));
      return {
        ...listConfigured(configured),
        ...around(code, separateSecrets(configured).settings),
        revision: null,
        secrets: [],
      };
    },
    async changes(code, request) {
      const page = await store.changes(code, request);
      const nameOf = await namesOf(page.data.map(({ by }) => by));
      return { ...page, data: page.data.map((change) => ({ ...change, by: nameOf(change.by) })) };
    },
  };
}
