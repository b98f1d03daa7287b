import type { Core } from '@strapi/strapi';
import type { Stream } from '../contracts/streams';
import type { NamesOfAuthors } from './authors';
import type { StrapiDatabase } from './database/strapi-database';
import type { Author } from './http/request-author';
import type { Installation } from './installation';
import type { Leases, VisibleLeases } from './leases';
import type { Tracing } from './tracing/tracing';

/** The log. Background errors are logged with ids and codes, never with data. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/**
 * Makes the workers of this process look for work at once, and those of other processes where the
 * database or BullMQ can notify them.
 */
export interface Wake {
  /** Call it when paused work may continue. */
  wakeAll(): void;
  /** Call it when a delivery of this institution was stored. */
  wakeApplier(institution: string, stream: Stream): void;
  /** Call it when work of any institution may be due: the dispatchers that have some begin. */
  wakeDispatchers(): void;
  /** Call it when a bulk job has something to do. */
  wakeBulkJobs(): void;
}

/** The parts that exist once per process; every module is made from them and the earlier modules. */
export interface PluginCore {
  strapi: Core.Strapi;
  database: StrapiDatabase;
  installation: Installation;
  clock: { now(): Date };
  log: Log;
  tracing: Tracing;
  /** The leases of this process; each process has its own identity. */
  leases: VisibleLeases;
  /** Leases under another identity, for work that must exclude other work in the same process. */
  newLeases(): Leases;
  namesOf: NamesOfAuthors;
  author(): Author;
  wake: Wake;
}
