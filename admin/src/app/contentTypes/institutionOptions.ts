import { getFetchClient } from '@strapi/strapi/admin';
import type { GetVenues } from '../../../../server/src/contracts';

interface Option {
  label: string;
  value: string;
}

const AGAIN_AFTER_MS = 60_000;

const options: Option[] = [];
let readAtMs = -Infinity;

/**
 * The institutions that the user may see, by name; none for a role that may not know them. Strapi
 * asks for filters at each rendering and cannot wait: the list is filled when the names arrive.
 */
export function institutionOptions(): readonly Option[] {
  if (Date.now() - readAtMs > AGAIN_AFTER_MS) {
    readAtMs = Date.now();
    readVenues().then(replaceOptions, () => replaceOptions([]));
  }
  return options;
}

async function readVenues(): Promise<Option[]> {
  const { data } = await getFetchClient().get<GetVenues.Response>('/s360/venues');
  const venues = Object.entries(data.data);
  return venues
    .map(([value, { name }]) => ({ value, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

function replaceOptions(read: readonly Option[]): void {
  options.splice(0, options.length, ...read);
  // A filter in the address was rendered before its name was known: the router renders it again.
  if (location.search.includes('[institution]') || location.search.includes('%5Binstitution%5D'))
    window.dispatchEvent(new PopStateEvent('popstate'));
}
