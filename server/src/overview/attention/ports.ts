import type { GetColleagues, UnusableInstitution } from '../../contracts/attention';
import type { Reason } from '../../contracts/reasons';
import type { Failures } from '../../contacts';
import type { Alarms, RefusedCredentials } from '../../inbox';
import type { InstitutionRegistry } from '../../institutions';
import type { NamesOfAuthors } from '../../kernel/authors';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import type { InstitutionScope } from '../../kernel/http/institution-scope';
import type { Author } from '../../kernel/http/request-author';
import type { ReadBacks } from '../../sending';
import type { Retried } from '../retry-counts';
import type { AttentionMarks } from './marks';

/** A reservation or option that S-360 gives up soon unless somebody sells or releases it. */
interface ExpiringHold {
  id: number;
  institution: string;
  createdAt: Date;
}

/** Recipients to whom alerts cannot be e-mailed, alike in the reason. */
interface UnsentAlerts {
  recipients: number;
  reason: Reason;
  since: Date;
  newestAt: Date;
}

export interface AttentionPorts {
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  /** The institutions whose stored settings or secrets cannot be used. */
  unusableInstitutions(): readonly UnusableInstitution[];
  alarms: Alarms;
  refusedCredentials: RefusedCredentials;
  failures: Failures;
  retriedBookingsAndJobs(): Promise<Retried[]>;
  readBacks: ReadBacks;
  marks: AttentionMarks;
  openConflicts(scope: InstitutionScope): Promise<number>;
  /** Holds of bookings that end within a week. */
  expiringHolds(): Promise<ExpiringHold[]>;
  unsentAlerts(): Promise<UnsentAlerts[]>;
  /** How many contacts without activity somebody has to decide about. */
  listedInactive(): Promise<number>;
  /** Active admin users. */
  colleagues(): Promise<GetColleagues.Response['data']>;
  namesOf: NamesOfAuthors;
  author(): Author;
  now(): Date;
}
