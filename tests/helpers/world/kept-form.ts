import { splitPhone } from '../../simulator/contacts/forms/phones';
import type { Random } from '../runs/random';
import type { ContactChanges } from './s360-contacts';

/** In which form an S-360 keeps what calls write. What people type there stays as it is. */
export interface KeptForm {
  /** Names and towns in capitals. */
  capitals: boolean;
  /** Where names and towns are cut. */
  longest: number | null;
  /** The country by which phones are read and split from their prefix. */
  phonesOf: string | null;
}

export const AS_WRITTEN: KeptForm = {
  capitals: false,
  longest: null,
  phonesOf: null,
};

export const drawKeptForm = (random: Random): KeptForm => ({
  capitals: random.chance(40),
  longest: random.chance(50) ? 40 : null,
  phonesOf: random.oneOf([null, 'CH', 'FR']),
});

/** A value in that form. */
export function inForm(form: KeptForm, field: string, value: string): string {
  if (field === 'email') return value;
  if (field === 'mobilePhone') return form.phonesOf ? splitPhone(value, form.phonesOf) : value;
  const spelled = form.capitals ? value.toUpperCase() : value;
  return spelled.slice(0, form.longest ?? spelled.length).trim();
}

/** What S-360 keeps of the changes of a call. */
export function keptOf(form: KeptForm, { authorizations, values }: ContactChanges): ContactChanges {
  const kept = Object.entries(values).map(([field, value]) => [
    field,
    value === null ? null : inForm(form, field, value),
  ]);
  return { authorizations, values: Object.fromEntries(kept) };
}
