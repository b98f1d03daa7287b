import type { Core } from '@strapi/strapi';
import type { StoredDelivery } from '../../server/src/inbox/records';
import { applyStored, storePayload } from './applying';
import type { personValues } from './people';
import { changedValues, PAYLOAD, payloadOf, type FreshNumbers } from './people';
import { saveNaively } from './plain-contacts';
import type { Measurement } from './report';
import { alternate, type Contender, type RoundCounts } from './rounds';
import { changingRows, markedRows, writeBare, writtenRows } from './same-rows';
import { naivePerson } from './seed/contacts';
import { median, medianRatio } from './statistics';

const COUNTS: RoundCounts = { rounds: 30, warmUp: 30 };
/** The naive way takes long, so it has fewer rounds. */
const NAIVE_COUNTS: RoundCounts = { rounds: 20, warmUp: 4 };

/** The distance between changed contacts in a large table. */
const STRIDE = 3989;

/** How many times the bare statements that write the same rows applying them may cost. */
const LIMIT = { atMost: 1.8 };

/**
 * Applies 50 new contacts and repeats the payload, compared with bare statements that write the same
 * rows in one transaction.
 */
export async function measureNew(strapi: Core.Strapi, fresh: FreshNumbers): Promise<Measurement[]> {
  let latest = fresh.take();
  const timings = await alternate(
    {
      async applied() {
        const numbers = fresh.take();
        const delivery = await storePayload(strapi, payloadOf(numbers));
        return async () => {
          await applyStored(strapi, delivery);
          latest = numbers;
        };
      },
      async bare(round) {
        const rows = markedRows(await writtenRows(strapi, latest), `n${round}`);
        const delivery = await storePayload(strapi, payloadOf(latest));
        return () => writeBare(strapi, rows, deliveryIdOf(delivery));
      },
      async again() {
        await applyStored(strapi, await storePayload(strapi, payloadOf(latest)));
        const delivery = await storePayload(strapi, payloadOf(latest));
        return () => applyStored(strapi, delivery);
      },
    },
    COUNTS,
  );
  const { again, applied, bare } = timings;
  const figures = { medianAppliedMs: median(applied), rounds: COUNTS.rounds };
  return [
    {
      bench: 'apply-new',
      ratio: medianRatio(applied, bare),
      limit: LIMIT,
      figures: { ...figures, medianBareMs: median(bare) },
    },
    {
      bench: 'apply-again',
      ratio: medianRatio(applied, again),
      limit: { atLeast: 4 },
      figures: { ...figures, medianAgainMs: median(again) },
    },
  ];
}

/**
 * Applies 50 contacts with three changed fields, compared with bare statements that write the same
 * rows in one transaction.
 */
export async function measureChanged(
  strapi: Core.Strapi,
  total: number,
  firstChange: number,
): Promise<Measurement> {
  const changing = changes(total, firstChange);
  const { applied, bare } = await alternate(
    {
      applied: appliedChange(strapi, changing),
      async bare(round) {
        const { numbers } = changing(Math.max(0, round - 1));
        const rows = await changingRows(
          strapi,
          await writtenRows(strapi, numbers),
          `c${total}x${round}`,
        );
        const delivery = await storePayload(strapi, payloadOf(numbers));
        return () => writeBare(strapi, rows, deliveryIdOf(delivery));
      },
    },
    COUNTS,
  );
  return {
    bench: 'apply-changed',
    ratio: medianRatio(applied, bare),
    limit: LIMIT,
    figures: {
      medianAppliedMs: median(applied),
      medianBareMs: median(bare),
      rounds: COUNTS.rounds,
    },
  };
}

/** The naive way compared with applying, for new and changed contacts. */
export async function measureNaive(
  strapi: Core.Strapi,
  fresh: FreshNumbers,
  total: number,
  firstChange: number,
): Promise<Measurement[]> {
  const changing = changes(total, firstChange);
  const naively =
    (people: (round: number) => ReturnType<typeof personValues>[]): Contender =>
    async (round) => {
      const values = people(round);
      return () => saveNaively(strapi, values);
    };
  const timings = await alternate(
    {
      async appliedNew() {
        const delivery = await storePayload(strapi, payloadOf(fresh.take()));
        return () => applyStored(strapi, delivery);
      },
      naiveNew: naively(() => fresh.take().map(naivePerson)),
      appliedChange: appliedChange(strapi, changing),
      naiveChange: naively((round) =>
        changing(round).numbers.map((number) => ({
          ...changedValues(number, changing(round).change),
          email: naivePerson(number).email,
        })),
      ),
    },
    NAIVE_COUNTS,
  );
  const against = (bench: string, naive: number[], applied: number[]): Measurement => ({
    bench,
    ratio: medianRatio(naive, applied),
    limit: { atLeast: 15 },
    figures: {
      medianNaiveMs: median(naive),
      medianAppliedMs: median(applied),
      rounds: NAIVE_COUNTS.rounds,
    },
  });
  return [
    against('naive-new', timings.naiveNew, timings.appliedNew),
    against('naive-changed', timings.naiveChange, timings.appliedChange),
  ];
}

interface Change {
  numbers: number[];
  change: number;
}

/** The contacts that change in each round, each time to new values. */
const changes =
  (total: number, firstChange: number) =>
  (round: number): Change => ({
    change: firstChange + round,
    numbers: Array.from(
      { length: PAYLOAD },
      (_none, index) => (((round * PAYLOAD + index) * STRIDE) % total) + 1,
    ),
  });

const appliedChange =
  (strapi: Core.Strapi, changing: (round: number) => Change): Contender =>
  async (round) => {
    const { change, numbers } = changing(round);
    const delivery = await storePayload(strapi, payloadOf(numbers, change));
    return () => applyStored(strapi, delivery);
  };

const deliveryIdOf = ([delivery]: readonly StoredDelivery[]): number => Number(delivery?.id);
