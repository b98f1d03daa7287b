import { CALL_PROBES } from './calls';
import { CONTACT_PROBES } from './contacts';
import { LINK_PROBES } from './links';
import { ORDER_PROBES } from './orders';
import type { Probe } from './probe';

export const STORE_PROBES: readonly Probe[] = [
  ...CALL_PROBES,
  ...LINK_PROBES,
  ...CONTACT_PROBES,
  ...ORDER_PROBES,
];
