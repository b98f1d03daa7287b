import type { Canonical } from '../mapping/canonical';
import type { FieldObservation, LinkRecord } from '../../records';

const LEFT_BLANK: FieldObservation = { base: null, recent: [null] };

const wasKnown = ({ inDoubt, observations, sending }: LinkRecord): boolean =>
  sending !== null || inDoubt !== null || Object.keys(observations).length > 0;

/**
 * What is known of a field that S-360 shows. Where it has a value for the first time, through a link
 * that was known without it, a create from here has left it blank there, and that blank may still be
 * shown late: without a date nothing else would tell that it is older.
 */
export function knownField(
  link: LinkRecord,
  field: string,
  shown: Canonical,
): FieldObservation | undefined {
  const known = link.observations[field];
  return known === undefined && shown !== null && wasKnown(link) ? LEFT_BLANK : known;
}
