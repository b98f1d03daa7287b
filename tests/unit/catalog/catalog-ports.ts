import { resolveAssumptions } from '../../../server/src/s360/assumptions';
import type { AssumptionsConfiguration } from '../../../server/src/s360/interface';
import type { CatalogNotes, CatalogState } from '../../../server/src/catalog/catalog-store';
import type { CatalogPorts } from '../../../server/src/catalog/exchange';
import { aPointOfSale } from './answered';

export const NOW = new Date('2026-03-01T04:00:00Z');

/** A queued catalog refresh with the given answers from S-360. */
export function wanted(answers: {
  pointOfSale?: object;
  catalog?: () => Promise<never>;
  polls?: number;
  posConfigData?: Record<string, unknown>;
  permit?: { kind: 'noPermit'; waitMs: number };
  places?: () => Promise<never>;
  modes?: () => Promise<never>;
  batch?: number;
  next?: Pick<CatalogState, 'nextAttemptAt' | 'refusedUntil'>;
  assumptions?: AssumptionsConfiguration;
}) {
  const notes: CatalogNotes[] = [];
  const kept: unknown[] = [];
  const calls: string[] = [];
  const stopping = new AbortController();
  const answered = <T>(data: T) => Promise.resolve({ data, answeredAt: null });
  const ports: CatalogPorts = {
    settings: {
      institution: 'myvenue',
      baseUrl: 'http://x',
      timeZone: null,
      assumptions: resolveAssumptions('myvenue', answers.assumptions),
    },
    signal: stopping.signal,
    clock: { now: () => NOW },
    log: { warn: () => undefined },
    noteAnswer: () => undefined,
    takePermit: async (call) =>
      answers.permit ?? {
        kind: 'granted',
        permit: { institution: 'myvenue', takenAtMs: 0, ...call },
      },
    client: {
      getPOSConfig() {
        calls.push('getPOSConfig');
        return answered({ posConfigData: answers.posConfigData ?? aPointOfSale() });
      },
      getCatalogDetailed({ requestId }) {
        calls.push(requestId === null ? 'getCatalogDetailed' : `getCatalogDetailed ${requestId}`);
        return answers.catalog?.() ?? answered({ catalogData: { seasons: [] } });
      },
      getAvailableShipmentModes({ pointOfSalesId }) {
        calls.push(`getAvailableShipmentModes ${pointOfSalesId}`);
        return answers.modes?.() ?? answered([]);
      },
      getEventAvailability({ performanceIds }) {
        calls.push(`getEventAvailability ${performanceIds.join(' ')}`);
        return answers.places?.() ?? answered({ eventAvailabilityData: {} });
      },
    },
    catalogs: {
      state: () =>
        Promise.resolve({
          version: null,
          products: 0,
          performances: 0,
          timeZone: null,
          pointOfSaleId: null,
          fetchedAt: null,
          isStale: false,
          queuedAt: NOW,
          attempts: 0,
          nextAttemptAt: null,
          refusedUntil: null,
          ...answers.next,
          failure: null,
          requestId: answers.polls ? 77 : null,
          polls: answers.polls ?? 0,
          availabilityBatch: answers.batch ?? null,
          availabilityNotBefore: null,
        }),
      pointOfSale: () => Promise.resolve(answers.pointOfSale ?? null),
      content: () => Promise.resolve(null),
      enqueue: () => Promise.resolve(),
      enqueueAfter: () => Promise.resolve(),
      keepPointOfSale: async (_owner, pointOfSale) => void kept.push({ pointOfSale }),
      keep: async (_owner, queuedAt, catalog) =>
        void kept.push({ queuedAt, of: catalog.institution }),
      note: async (_owner, changes) => void notes.push(changes),
      keepShipmentModes: async (_owner, modes) => void kept.push({ modes }),
      codeLists: () => Promise.resolve(null),
      keepCodeLists: async (_owner, lists) => void kept.push({ lists }),
    },
    availabilities: {
      read: () => Promise.resolve(new Map()),
      enqueue: () => Promise.resolve(),
      queued: () => Promise.resolve([]),
      keep: async (_institution, places) => void kept.push(...places),
    },
  };
  return { calls, kept, notes, ports, stop: () => stopping.abort() };
}
