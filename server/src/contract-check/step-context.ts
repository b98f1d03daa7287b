import type { Catalog } from '../contracts/catalog/catalog';
import type { CheckRemainder } from '../contracts/institutions/contract-check';
import type { Conversation } from './conversation';
import type { ResolvedRequest } from './plan';
import type { CheckPorts } from './ports';
import type { ReadPlaces } from './readings';
import type { StepResult } from './steps';
import type { ContactDataResult } from '../s360';

interface EarlierFindings {
  contact?: ContactDataResult;
  pointOfSale?: Readonly<Record<string, unknown>>;
  catalog?: Catalog;
  places?: ReadPlaces;
}

/**
 * What a check leaves in S-360 until it restores it. The list survives if the process is killed.
 */
export interface Remainders {
  /** Notes a remainder before the call that causes it. Returns how to change or forget it. */
  note(remainder: CheckRemainder): Promise<RemainderEntry>;
}

export interface RemainderEntry {
  change(remainder: CheckRemainder): Promise<void>;
  forget(): Promise<void>;
}

export interface StepContext {
  readonly request: ResolvedRequest;
  readonly conversation: Conversation;
  readonly ports: CheckPorts;
  readonly found: EarlierFindings;
  readonly remainders: Remainders;
}

export type StepTrial = (context: StepContext) => Promise<StepResult>;
