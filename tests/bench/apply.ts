import type { Core } from '@strapi/strapi';
import { applyStored, storePayload } from './applying';
import { changedValues, itemOf, PAYLOAD, payloadOf, personValues } from './people';
import { plainRow, saveNaively, upsertPlainRows } from './plain-contacts';
import type { Measurement } from './report';
import { alternate, type RoundCounts, type Timings } from './rounds';
import { median, medianRatio } from './statistics';

type Ways = 'applied' | 'bare' | 'naive' | 'again';

/** Ids of plain rows, far above what Strapi gives out by itself. */
const PLAIN_IDS = 50_000_000;

const numbersFrom = (first: number) =>
  Array.from({ length: PAYLOAD }, (_none, index) => first + index);

/** Applying 50 new contacts beside a bare upsert of the same columns and the naive way. */
export async function timeNew(
  strapi: Core.Strapi,
  firstNumber: number,
  counts: RoundCounts,
): Promise<Timings<Ways>> {
  const firstOf = (round: number) => firstNumber + round * PAYLOAD;
  return alternate<Ways>(
    {
      async applied(round) {
        const delivery = await storePayload(strapi, payloadOf(firstOf(round)));
        return () => applyStored(strapi, delivery);
      },
      async bare(round) {
        const at = new Date();
        const rows = numbersFrom(firstOf(round)).map((number) => ({
          ...plainRow(`bare-${number}`, personValues(number), at),
          id: PLAIN_IDS + number,
        }));
        return () => upsertPlainRows(strapi, rows);
      },
      async naive(round) {
        const people = numbersFrom(firstOf(round)).map((number) => ({
          ...personValues(number),
          email: `naive${number}@example.com`,
        }));
        return () => saveNaively(strapi, people);
      },
      async again(round) {
        const known = round % counts.warmUp;
        const delivery = await storePayload(strapi, payloadOf(firstOf(known)));
        return () => applyStored(strapi, delivery);
      },
    },
    counts,
  );
}
