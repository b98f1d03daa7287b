import { startBookingEngine, type BookingEngine } from '../../helpers/bookings/booking-engine';
import {
  FAULTS,
  KILLS,
  runCell,
  WORKS_LATE,
  type Cell,
  type Plan,
  type Resolution,
} from '../../helpers/bookings/fault-matrix';

const CASH = { kind: 'paid', paymentMethodId: '16362' } as const;

/** The kinds of bookings with the calls that each needs. */
const PLANS: [string, Plan, string[]][] = [
  ['an unpaid sale', { kind: 'sale' }, ['createOrUpdateOrder', 'closeOrder']],
  ['a paid sale', { kind: 'sale', payment: CASH }, ['createPaymentsAndCloseOrder']],
  ['a reservation', { kind: 'reservation' }, ['createOrUpdateOrder', 'closeOrder']],
  ['an option', { kind: 'option' }, ['createOrUpdateOrder', 'closeOrder']],
  ['an abandoned sale', { kind: 'sale', isGivenUp: true }, ['abandonMovements']],
  [
    'a reservation being sold',
    { kind: 'reservation', follow: 'sale', payment: CASH },
    ['createOrUpdateOrder', 'createPaymentsAndCloseOrder'],
  ],
  [
    'a reservation being released',
    { kind: 'reservation', follow: 'release' },
    ['createOrUpdateOrder', 'closeOrder'],
  ],
  ['an option being sold', { kind: 'option', follow: 'sale' }, ['createOrUpdateOrder']],
  ['an option being released', { kind: 'option', follow: 'release' }, ['createOrUpdateOrder']],
];

const DROPPED = { kind: 'drop-response' };
const RESOLUTIONS: Resolution[] = ['webhook', 'adoption'];

function cellsOf(methods: readonly string[], first?: Cell['first']): [string, Cell][] {
  return methods.flatMap((method) =>
    Object.entries(FAULTS).flatMap(([faultName, fault]) =>
      Object.entries(KILLS).flatMap(([killName, kill]) =>
        (method === 'createOrUpdateOrder' ? RESOLUTIONS : RESOLUTIONS.slice(0, 1)).map(
          (resolution): [string, Cell] => [
            `${method}, ${faultName}, ${killName}, ${resolution}`,
            { method, fault, kill, resolution, ...(first && { first }) },
          ],
        ),
      ),
    ),
  );
}

/** The number of engines that work on cells in parallel. */
const AT_ONCE = 12;

/**
 * Every call of a submission, with every fault, in a process that is killed before or after it:
 * never two closed orders for one booking, never a second order without a decision by an operator,
 * never a state that differs from S-360.
 */
describe('a booking under every fault of every call', () => {
  let engines: BookingEngine[];
  beforeEach(async () => {
    engines = await Promise.all(Array.from({ length: AT_ONCE }, startBookingEngine));
  });
  afterEach(() => Promise.all(engines.map((engine) => engine.stop())));

  /** A cell mostly waits for an answer that never comes, so several engines share the cells. */
  async function wrongIn(plan: Plan, cells: readonly [string, Cell][]): Promise<string[]> {
    const left = [...cells];
    const wrong: string[] = [];
    const workOff = async (engine: BookingEngine): Promise<void> => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const [name, cell] = next;
        for (const what of await runCell(engine, plan, cell)) wrong.push(`${name}: ${what}`);
      }
    };
    await Promise.all(engines.map(workOff));
    return wrong;
  }

  it.each(PLANS)(
    'as %s is created once and displayed as S-360 has it',
    async (_name, plan, methods) => {
      expect(await wrongIn(plan, cellsOf(methods))).toEqual([]);
    },
  );

  it.each([
    ['closed unpaid', { kind: 'sale' } as Plan, ['closeOrder']],
    ['closed paid', { kind: 'sale', payment: CASH } as Plan, ['createPaymentsAndCloseOrder']],
    ['abandoned', { kind: 'sale', isGivenUp: true } as Plan, ['abandonMovements']],
  ])(
    'is %s once, even when S-360 works longer than the deadline of the call',
    async (_, plan, methods) => {
      const cells = methods.flatMap((method) =>
        Object.entries(KILLS).map(([killName, kill]): [string, Cell] => [
          `${method}, ${killName}`,
          { method, fault: WORKS_LATE, kill, resolution: 'webhook' },
        ]),
      );
      expect(await wrongIn(plan, cells)).toEqual([]);
    },
  );

  it('needs no decision when the answer to its create arrives after another process took over', async () => {
    const cells = ['none', 'refusal'].map((fault): [string, Cell] => [
      fault,
      {
        method: 'createOrUpdateOrder',
        fault: FAULTS[fault] ?? null,
        kill: 'overtaken',
        resolution: 'adoption',
      },
    ]);
    expect(await wrongIn({ kind: 'sale' }, cells)).toEqual([]);
    const done = engines.flatMap(({ store }) =>
      store.all().flatMap(({ documentId }) => store.eventsOf(documentId)),
    );
    const kinds = done.map(({ author, kind }) => `${kind} by ${author ?? 'nobody'}`);
    expect(kinds).toContain('adopted by nobody');
    expect(kinds).toContain('refused by nobody');
    expect(kinds).not.toContain('adopted by admin:1');
    expect(kinds).not.toContain('declaredNotCreated by admin:1');
  });

  it.each([
    ['closed unpaid', { kind: 'sale' } as Plan, 'closeOrder'],
    ['closed paid', { kind: 'sale', payment: CASH } as Plan, 'createPaymentsAndCloseOrder'],
    ['abandoned', { kind: 'sale', isGivenUp: true } as Plan, 'abandonMovements'],
  ])(
    'that was %s without an answer is read, however often the read fails',
    async (_, plan, method) => {
      const first = { method, fault: DROPPED };
      expect(await wrongIn(plan, cellsOf(['getOrderDetails'], first))).toEqual([]);
    },
  );
});
