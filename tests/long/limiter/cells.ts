import type { Lane } from '../../../server/src/s360';
import type { SimulatedInstitutionOptions } from '../../simulator';
import {
  pluginInstitution,
  simulatedInstitution,
  type InstitutionSetup,
} from '../../helpers/institutions/institutions';

const MINUTE_MS = 60_000;

/** The period in which calls are counted, from the first call on. */
export const SPAN_MS = 3 * MINUTE_MS;

/** One measurement with its own institution, which is called as often as permits allow. */
export interface Cell {
  /** The code of the institution. */
  code: string;
  what: string;
  /** One lane per calling process. */
  lanes: readonly Lane[];
  /** The calls per minute that these lanes may make together. */
  openPerMinute: number;
  /** The parallel callers in each process. */
  callers: number;
  /** Whether the calls of the first minute are spread over it. */
  spreadFirstMinute?: boolean;
  s360: Partial<SimulatedInstitutionOptions>;
  plugin?: Record<string, unknown>;
}

const S360 = { perEndpointPerMinute: 60, perInstancePerMinute: 180 };
const TRAVEL = { travelMs: { least: 0, most: 400 } };
const rolling = (travel: object = TRAVEL) => ({
  limits: { ...S360, counting: 'rolling' as const },
  ...travel,
});
const calendar = (travel: object = TRAVEL) => ({
  limits: { ...S360, counting: 'calendar' as const },
  ...travel,
});
const ONLY_INSTANCE = {
  s360: { limits: { ...S360, perEndpointPerMinute: null }, ...TRAVEL },
  plugin: { limits: [{ scope: 'institution', calls: 180, perMs: MINUTE_MS }] },
};

/** Cells with one process and the documented limits: 60 calls, 10 of them reserved. */
export const ONE_PROCESS: readonly Cell[] = [
  {
    code: 'one-rolling',
    what: '1 process, rolling, 0 to 400 ms, lane booking',
    lanes: ['booking'],
    openPerMinute: 60,
    callers: 8,
    s360: rolling(),
  },
  {
    code: 'one-calendar',
    what: '1 process, calendar, 0 to 400 ms, lane edit',
    lanes: ['edit'],
    openPerMinute: 50,
    callers: 8,
    s360: calendar(),
  },
  {
    code: 'one-near',
    what: '1 process, rolling, 0 ms, lane bulk',
    lanes: ['bulk'],
    openPerMinute: 50,
    callers: 8,
    s360: rolling({}),
  },
  {
    code: 'one-spread',
    what: '1 process, rolling, 0 to 400 ms, lane booking, spread',
    lanes: ['booking'],
    openPerMinute: 60,
    callers: 8,
    spreadFirstMinute: true,
    s360: rolling(),
  },
  {
    code: 'one-instance',
    what: '1 process, rolling, 0 to 400 ms, lane booking, 180 a minute',
    lanes: ['booking'],
    openPerMinute: 180,
    callers: 12,
    ...ONLY_INSTANCE,
  },
];

export const TWO_PROCESSES: readonly Cell[] = [
  {
    code: 'two-rolling',
    what: '2 processes, rolling, 0 to 400 ms, lane booking',
    lanes: ['booking', 'booking'],
    openPerMinute: 60,
    callers: 4,
    s360: rolling(),
  },
  {
    code: 'two-calendar',
    what: '2 processes, calendar, 0 to 400 ms, lane retry',
    lanes: ['retry', 'retry'],
    openPerMinute: 50,
    callers: 4,
    s360: calendar(),
  },
  {
    code: 'two-lanes',
    what: '2 processes, rolling, 0 to 400 ms, lanes booking and edit, spread',
    lanes: ['booking', 'edit'],
    openPerMinute: 60,
    callers: 4,
    spreadFirstMinute: true,
    s360: rolling(),
  },
  {
    code: 'two-instance',
    what: '2 processes, rolling, 0 to 400 ms, lane booking, 180 a minute',
    lanes: ['booking', 'booking'],
    openPerMinute: 180,
    callers: 6,
    ...ONLY_INSTANCE,
  },
];

/** Cells with a process that is killed within a window and restarted. */
export const KILLED: readonly Cell[] = [
  {
    code: 'killed-rolling',
    what: 'killed and restarted, rolling, 0 to 400 ms, lane booking',
    lanes: ['booking'],
    openPerMinute: 60,
    callers: 8,
    s360: rolling(),
  },
  {
    code: 'killed-calendar',
    what: 'killed and restarted, calendar, 0 to 400 ms, lane edit',
    lanes: ['edit'],
    openPerMinute: 50,
    callers: 8,
    s360: calendar(),
  },
];

/** Cells in which the dispatcher sends pending contacts. */
export const DISPATCHED: readonly Cell[] = [
  {
    code: 'dispatched-edit',
    what: 'dispatcher, rolling, 0 to 400 ms, lane edit',
    lanes: ['edit'],
    openPerMinute: 50,
    callers: 0,
    s360: rolling(),
  },
  {
    code: 'dispatched-bulk',
    what: 'dispatcher, calendar, 0 to 400 ms, lane bulk',
    lanes: ['bulk'],
    openPerMinute: 50,
    callers: 0,
    s360: calendar(),
  },
];

/** The same with contacts that become pending one by one in the first minute. */
export const DISPATCHED_SPREAD: readonly Cell[] = [
  {
    code: 'dispatched-spread',
    what: 'dispatcher, rolling, 0 to 400 ms, lane edit, spread',
    lanes: ['edit'],
    openPerMinute: 50,
    callers: 0,
    spreadFirstMinute: true,
    s360: rolling(),
  },
];

/** A network so slow that calls overtake each other by far more than the guard interval. */
export const SLOW: readonly Cell[] = [
  {
    code: 'one-slow',
    what: '1 process, rolling, 0 to 4000 ms, lane booking',
    lanes: ['booking'],
    openPerMinute: 60,
    callers: 16,
    s360: rolling({ travelMs: { least: 0, most: 4_000 } }),
  },
];

/** Cells of two processes, in which S-360 refuses a permitted call. */
export const CLOSED: readonly Cell[] = [
  {
    code: 'two-closed',
    what: '2 processes, closed by 429 for 30 s, lane edit',
    lanes: ['edit', 'edit'],
    openPerMinute: 50,
    callers: 2,
    spreadFirstMinute: true,
    s360: rolling(),
  },
];

const setupOf = ({ code, plugin, s360 }: Cell): InstitutionSetup => ({
  code,
  s360: { contacts: 1, ...s360 },
  plugin: { limits: undefined, ...plugin },
});

export const simulated = (cell: Cell) => simulatedInstitution(setupOf(cell));
export const configured = (cell: Cell, simulatorUrl: string) =>
  pluginInstitution(setupOf(cell), simulatorUrl);
