import type { Canonical } from '../mapping/canonical';
import type { LinkRecord } from '../../records';
import type { FieldObservation } from './field-observation';

const LEFT_BLANK: FieldObservation = { base: null, recent: [null] };

const wasKnown = ({ inDoubt, observations, sending }: LinkRecord): boolean =>
  sending !== null || inDoubt !== null || Object.keys(observations).length > 0;

/**
 * The observation of a received field. If S-360 has a value for the first time, although the link
 * already exchanged data, our create left the field blank there. That blank may still arrive late,
 * and without a date only this observation would reveal it.
 */
export function knownField(
  link: LinkRecord,
  field: string,
  shown: Canonical,
): FieldObservation | undefined {
  const known = link.observations[field];
  return known === undefined && shown !== null && wasKnown(link) ? LEFT_BLANK : known;
}
