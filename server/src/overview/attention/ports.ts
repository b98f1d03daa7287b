import type { GetColleagues } from '../../contracts/attention';
import type { Failures } from '../../contacts';
import type { Alarms, RefusedCredentials } from '../../inbox';
import type { InstitutionRegistry } from '../../institutions';
import type { NamesOfAuthors } from '../../kernel/authors';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import type { Author } from '../../kernel/request-author';
import type { ReadBacks } from '../../sending';
import type { AttentionMarks } from './marks';

/** A reservation or option that S-360 gives up soon unless somebody sells or releases it. */
export interface ExpiringHold {
  institution: string;
  createdAt: Date;
}

export interface AttentionPorts {
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  alarms: Alarms;
  refusedCredentials: RefusedCredentials;
  failures: Failures;
  readBacks: ReadBacks;
  marks: AttentionMarks;
  /** Holds of bookings that end within a week. */
  expiringHolds(): Promise<ExpiringHold[]>;
  /** Active admin users. */
  colleagues(): Promise<GetColleagues.Response['data']>;
  namesOf: NamesOfAuthors;
  author(): Author;
  now(): Date;
}
